"""Rules of job tickets, one module per thing that can be done with them."""
