"""Recorded weight: how much has been put on record for and against a statement.

A weight lies between 0 and 1 and grows with what speaks for a statement. It measures how much has
been written and how far that has been answered; it is no probability, no vote, and no ranking. It
serves differences within one claim: what one reason adds, what would be missing without it.
"""
