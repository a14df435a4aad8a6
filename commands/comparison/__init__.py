"""What ``argmap diff`` needs: the states that it compares, and the forms in which it tells."""
