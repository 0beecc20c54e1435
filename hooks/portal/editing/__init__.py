"""Data files -> the same files changed as an editor wishes; every byte that no change concerns stays as it is."""
