"""The Packets page: all packets of all jobs, how far each is, and what is done with them."""
