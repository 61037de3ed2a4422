"""Laws and stories of the engines."""
