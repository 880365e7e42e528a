"""Findings for machines and terminals: one small emitter per format, in one table."""
