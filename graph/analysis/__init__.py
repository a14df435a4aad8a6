"""What a debate comes to: status, dialectical status, people, strength, what-if."""
