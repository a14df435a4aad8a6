"""Changing files as a careful person would: text in, text out, comments and layout preserved.

A change is made by character offsets; the result is read again and compared with what was meant.
"""
