"""The debate itself: its elements, the outline of its map, and its texts."""
