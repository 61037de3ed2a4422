"""How the figures are taken."""
