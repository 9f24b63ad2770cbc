"""Says what the statements of a paragraph mean: from the grammar's tree to facts about mentions.

What an item of a list is — a component, a task, a predicate of its own — follows from what introduces the list and
how the item begins; nothing here asks which unit a word stands for. A function that reads a construction takes the
`Reading` of the paragraph and adds facts to it; one that only looks takes the text, unless it asks for unit phrases,
which the `Reading` keeps. The first has the name of its rule, or a verb: `read_` where a construction may tell
anything, `join_` and `link_` where it relates units, `say_` where it speaks of units that others name, `note_` where
it tells by what later words a unit may be meant.

Each module knows those before it in this order: terms, reading, units, listing, appositions, classes, headers, tasks,
titles, leading, agents, verbs, charges, parts, inline, announced, components, items, modifiers, creations;
attachments, compositions and directions side by side; predicates, remarks, openings, subjects, nominals, sentences,
paragraph. What stands within a construction may be a sentence again: `Reading.readers` leads back to the modules that
read it.
"""
