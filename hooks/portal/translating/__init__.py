"""The state of each translation towards the text it follows, and the exchange with translators' tools."""
