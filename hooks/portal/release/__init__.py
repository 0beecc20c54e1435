"""A built site -> one archive of it, with the list of what built it and the notices that licences ask for."""
