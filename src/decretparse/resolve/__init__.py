"""From facts about mentions to units, relations and attributions."""
