"""The sources: their paragraphs, their order, and whether the map accounts for them."""
