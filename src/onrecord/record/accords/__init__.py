"""How claims stand to each other, kept: made anew where documents, links or groups changed; linking compares."""
