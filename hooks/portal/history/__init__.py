"""Two moments of the data, or of the site -> what changed, when, and what is owed since."""
