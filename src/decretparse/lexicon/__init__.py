"""The words of French administrative drafting: the lexicon files of `grammars/`, and what is built from them."""
