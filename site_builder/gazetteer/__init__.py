"""Facts about the world as data files, and their lookup."""
