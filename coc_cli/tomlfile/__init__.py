"""TOML files as bytes and text: what may be read at all, where a value stands, how one value is changed in place.

Nothing here knows a plan or a checklist.
"""
