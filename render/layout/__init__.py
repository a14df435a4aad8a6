"""Where the cards of a map lie: estimated heights, a tidy tree per section, sections in rows.

All lengths are in em, so that larger type makes a larger map and nothing is cut off. Nothing is
measured: a card's height is estimated from its text, with some slack, and the style sheet lets a
card grow where the estimate falls short.
"""
