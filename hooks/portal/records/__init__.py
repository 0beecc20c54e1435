"""What editors write: kinds, fields, vocabularies, and the registry of all of them."""
