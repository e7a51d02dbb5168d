"""The rules, one module for each family. Each has `check(survey, known)`, which yields what it finds."""
