"""What is true in the workshop: pure rules, commands, facts, refusals; no Qt, database, clock or disk."""
