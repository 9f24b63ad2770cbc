"""What one stage hands to the next: phrases from the scanner to the grammar, facts from the grammar to the resolver."""
