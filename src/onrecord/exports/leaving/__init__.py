"""What leaves the record for others: pseudonyms written out, files searched before anybody has them, a key apart."""
