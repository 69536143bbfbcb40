"""The database looked at from outside: whether it is sound, what is wrong in it, and what a damaged one still tells."""
