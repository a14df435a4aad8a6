"""Changing files by hand's measure: text in, text out, with comments and layout as they were.

A change is made by character offsets; the result is read again and compared with what was meant.
"""
