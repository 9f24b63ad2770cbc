"""From the characters of a block to phrase tokens: the alphabet that the statement grammar reads."""
