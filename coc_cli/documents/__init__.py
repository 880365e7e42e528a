"""What is printed: view models made from an assessment, and one writer per output."""
