"""The command palette: everything that can be done and everything that can be found, by a few letters."""
