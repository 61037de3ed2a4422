"""Reference within a document, measured on GUM's open genres: names, descriptions and pronouns."""
