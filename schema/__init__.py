"""What a debate is: the records that files hold, the grammar of ids, and findings.

This layer opens no file and knows no graph.
"""
