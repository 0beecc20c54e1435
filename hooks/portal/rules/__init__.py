"""What must hold between records and between languages."""
