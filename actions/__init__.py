"""What the dialogue decides to say: each action answers with a topic id, and `api/` puts it into words."""
