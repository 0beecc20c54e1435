"""How much a data file may hold: more than any real one has, and little enough to be read in no time."""

MAX_FILES = 1_000
MAX_TOTAL = 64_000_000  # bytes of all files
MAX_BYTES = 5_000_000  # of one file
MAX_DEPTH = 12
MAX_ENTRIES = 5_000  # of one file
MAX_VALUES = 20_000  # of one entry
MAX_FAULTS = 500  # of one entry; the rest shows when these are mended
MAX_FILE_VALUES = 200_000
MAX_PROBLEMS = 10_000  # of all files
