"""How many examples a property is tried with."""

from hypothesis import settings

_USUAL = 100  # where a property does not say how many


def examples(count: int) -> settings:
    """So many in `.ci/run`; in the default run, and where new ones are looked for, as the profile has it."""
    return settings(max_examples=max(count * settings().max_examples // _USUAL, 1))
