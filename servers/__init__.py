"""Long-running programs: the preview of the site."""
