"""The Pieces page: all pieces of all jobs, what happened to each, and what is decided about it."""
