"""One thin typer command per module. A module here parses, asks a session, and prints; it reasons about nothing."""
