"""How fast the program is, against a baseline measured in the same run. One command: python -m benchmarks."""
