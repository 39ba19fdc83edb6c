"""Letters and statements → what their words leave open, claim or contradict."""
