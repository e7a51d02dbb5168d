"""Plans from values: what is left to do, how long it may take, when it may be ready. Decides nothing."""
