"""What makes a release: the wheel, the wheels it needs, the man page, and the list of what must hold before."""
