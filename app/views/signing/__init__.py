"""Signing in over a locked window: a badge or a name, and a PIN by keys, by touch or by scanner."""
