"""The ways of a list out of the window: into a spreadsheet, a text file, and onto paper."""
