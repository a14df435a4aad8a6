"""Abstract argumentation: which arguments survive the attacks on them.

A debate is flattened to a framework of arguments and attacks (`flattening`), and everything else
here works on any such framework: arguments are the numbers from 0, labels and extensions are plain
lists and tuples. What can be hard takes a `Budget` and answers "unknown" once it is spent.
"""
