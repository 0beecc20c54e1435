"""Git and the ledgers: what changed in the data and when, former addresses, dead links, changed sources."""
