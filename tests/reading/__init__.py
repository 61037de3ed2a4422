"""Laws and stories of reading."""
