"""Rules of manufacturing orders, one module per thing that can be done with them."""
