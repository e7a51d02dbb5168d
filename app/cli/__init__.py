"""The program without a window: a command line on a core (DESIGN 4)."""
