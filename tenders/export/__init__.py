"""Ways to write down what was read."""
