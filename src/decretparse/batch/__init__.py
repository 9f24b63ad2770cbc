"""Many texts at once: archives and folders in, shards out, on as many processes as there are."""
