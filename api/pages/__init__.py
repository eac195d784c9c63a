"""The content as plain pages that can be linked, printed and kept."""
