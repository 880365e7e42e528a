"""What a plan amounts to: pure reasoning from a plan, a checklist and a moment to findings and a verdict.

Nothing here reads a file, a clock or a screen.
"""
