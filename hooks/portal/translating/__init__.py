"""Texts -> how each translation stands to the text it follows, and the way to translators' tools and back."""
