"""The web page: the conversation as a person sees it, with JavaScript or without."""
