"""What is handed out: sheets, brochures, posters and pictures, and everything of a language in one file."""
