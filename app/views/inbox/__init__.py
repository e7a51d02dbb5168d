"""The Inbox: what stands still until a manager decides, decided in its place."""
