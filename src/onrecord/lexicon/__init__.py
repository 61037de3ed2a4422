"""Word lists as data files with their source and licence, and typed loaders."""
