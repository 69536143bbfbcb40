"""Text → styled lines: control characters made visible, Markdown, maths; no Textual, no files."""
