"""Laws and stories of the cli."""
