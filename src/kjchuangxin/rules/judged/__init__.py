"""Rules on what is reported of a target whose verdict is known: these are given the frozen report."""
