"""Loading values for the rules: what a verb needs to decide, and nothing else."""
