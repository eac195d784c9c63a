"""The only public door: web page, chat API, content, and the bridge that the action server asks."""
