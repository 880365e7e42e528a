"""A plan: what it may hold, how it is read, where its values stand, how it is saved."""
