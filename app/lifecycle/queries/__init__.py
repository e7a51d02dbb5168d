"""What screens and the command line may ask. Every function reads at a desk and changes nothing."""
