"""What a debate means: the debate and its graph, the analysis of it, queries and differences.

Functions here take a debate and return plain data; they never print and open no file.
"""
