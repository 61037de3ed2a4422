"""How well a draft is checked: a sound draft on the sample pile, and faults planted in it."""
