"""What leaves the record for others: whom the labels protect, stand-ins for their names, documents that stay behind."""
