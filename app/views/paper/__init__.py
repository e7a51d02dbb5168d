"""What people hold, from the window: chosen, looked at, printed sheet by sheet."""
