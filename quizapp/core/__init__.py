"""What a quiz is: standard library only; no files, no clock, no random but what it is handed."""
