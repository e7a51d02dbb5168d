"""What people may do: the controller (the door), one module of verbs per area, queries for screens."""
