"""The widgets: attributes down, messages up; they know values, never the trainer."""
