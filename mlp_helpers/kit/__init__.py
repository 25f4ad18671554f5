"""The parts that demos are made of."""
