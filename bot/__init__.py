"""What the Rasa server loads: its channel, its tracker store and its own components."""
