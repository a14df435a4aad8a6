"""Many debates as tables: added, analysed and queried, on one machine or on many."""
