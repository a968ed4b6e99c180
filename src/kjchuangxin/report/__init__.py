"""The frozen result of a run: every number and every decision that is shown. It computes nothing but counts."""
