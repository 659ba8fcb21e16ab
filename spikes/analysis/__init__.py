"""What follows from the scores: other weights, other ratings, the years ahead."""
