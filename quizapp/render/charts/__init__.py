"""Charts in cells: figures → styled lines of exactly the width asked for; pure, and readable without colours."""
