"""Printed forms: data in `templates/forms/`, one loader, one builder."""
