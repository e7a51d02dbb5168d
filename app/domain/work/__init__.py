"""Rules of work items: who may do what with them, and what follows. One module per kind of doing."""
