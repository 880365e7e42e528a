"""Who signed what, what was saved when, and who may read it: sign-offs, history, sealing."""
