"""What people hold, what it commits them to, and where they part."""
