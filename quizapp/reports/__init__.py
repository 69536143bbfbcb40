"""Pages to keep, print or send: self-contained HTML with pictures in SVG."""
