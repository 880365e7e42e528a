"""The interview: what a plan still lacks, asked one question at a time.

`agenda` decides what comes next and `handlers` what a question is and what its answer changes: both are pure and know no
terminal. `interview` puts questions through an `Asker` (`terminal` or `plain`) and saves through a `Desk`.
"""
