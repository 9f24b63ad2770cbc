"""Exit codes."""

ALL_WELL = 0
INCOMPLETE = 1
NOTHING_READ = 2
