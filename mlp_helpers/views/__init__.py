"""How numbers look: views that draw arrays and take a hand's changes. They know no networks."""
