"""The Code as data: what a checklist is made of, how its files are read, what makes one faulty."""
