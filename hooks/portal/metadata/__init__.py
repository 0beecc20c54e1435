"""The metadata in a page's head: JSON-LD, Open Graph, share images."""
