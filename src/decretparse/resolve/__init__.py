"""From facts about mentions to units, relations and attributions.

All who ask what a mention stands for share one `Memory`. Each module knows those above it in this order: memory,
naming, forms, posts, bearers, pronouns, groups, denotation, links, closing, resolver, journal.
"""
