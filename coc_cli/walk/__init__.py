"""The interview: what to ask next (pure), and the terminals that ask it."""
