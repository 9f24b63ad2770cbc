"""From facts about mentions to units, relations and attributions.

All who ask what a mention stands for share one `Memory`. Each module knows those before it in this order: memory,
naming; fuller, owners and titles side by side; forms, posts, bearers, pronouns, groups, denotation, relations, frames,
members, settling, links, tasks, closing, resolver, journal, evidence, build. Those that no memory is needed for stand
before them: names, entities, records, and what is asked of these.
"""
