"""The command line: arguments, clock, output and statuses; heavy imports stand inside the commands."""
