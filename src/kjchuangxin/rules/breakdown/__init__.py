"""Rules on the breakdown, against the plan it belongs to."""
