"""The page: its sections in screen order, and nothing else."""
