"""The laws and stories of onrecord."""
