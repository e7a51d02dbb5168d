"""The People page: who works here, in which roles, and what is on record of each."""
