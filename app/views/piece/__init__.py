"""What several screens show of a piece: cells, facts, the radar of its parts, what a decision comes to."""
