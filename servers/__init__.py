"""Long-running programs: the preview of the site, the servers for editors and assistants."""
