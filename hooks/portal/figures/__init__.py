"""Charts, the map and their geometry, as inline vector pictures."""
