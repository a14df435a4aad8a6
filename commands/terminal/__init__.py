"""What the commands share: options, prompts, look-ups and output."""
