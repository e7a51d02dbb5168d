"""Commands without a screen of their own: a form for each, made from what the registry says of its fields."""
