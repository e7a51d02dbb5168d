"""What screens share about packets: their deeds, the section in a panel, the line of progress."""
