"""Documents written for people and for programs."""
