"""What each page shows, as plain values: a template asks nothing of the debate itself."""
