"""From files, on a disk or in git, to a debate and the findings about them."""
