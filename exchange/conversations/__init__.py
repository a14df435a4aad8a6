"""Conversations as sources: who wrote which paragraph, when, and in reply to what.

One module a format reads a thread; `argmap.exchange.conversations.recognition` chooses among them.
No text of a thread is ever stored: only people, places and fingerprints are.
"""
