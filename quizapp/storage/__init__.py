"""What is kept: SQLite through SQLModel. Nothing heavy is imported by the package itself."""
