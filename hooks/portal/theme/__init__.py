"""The frames of the theme, their slots and assets."""
