"""Reading and statements to events and offices, by a codebook that users can extend."""
