"""XML and HTML, read without ever refusing: tags, elements, and HTML as text."""
