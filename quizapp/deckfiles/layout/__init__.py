"""The layout of a deck file made uniform: names and order of keys, indentation, lines between questions."""
