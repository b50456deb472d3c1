"""What is known of a language, and how its words are matched."""
