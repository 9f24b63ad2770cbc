"""What happens to units: they are created, abolished, renamed, merged or transferred.

Each module knows those before it in this order: words, sentence, creations and renamings, statements.
"""
