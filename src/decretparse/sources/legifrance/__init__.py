"""What Légifrance publishes: the XML files of its archives, the answers of its API, its pages."""
