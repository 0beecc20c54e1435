"""Views -> pages: what is said (views) meets how it looks (templates), and is filled into the frames of the theme."""
