"""What a debate means: reading a folder, the debate and its graph, checks and queries.

Functions here take a debate and return plain data; they never print. networkx is used only here.
"""
