"""Data files -> records with positions: decode, parse, scalars, syntax faults, validation."""
