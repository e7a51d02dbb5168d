"""Routings: what a graph of steps is, how it is read and written, and what is wrong with one."""
