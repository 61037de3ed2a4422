"""Articles of FA-KES that repeat one another, labelled by hand; see ``GUIDELINES.md``."""
