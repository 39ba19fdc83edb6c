"""A posting, word for word → what it seems to say, each proposal with the sentence that it stands in."""
