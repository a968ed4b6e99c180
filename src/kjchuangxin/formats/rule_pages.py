"""The documentation of every rule as one Markdown page, made from the rules themselves."""

from collections.abc import Iterable

from kjchuangxin.diagnostic import Rule, msg
from kjchuangxin.formats.markup import md
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.explain import examples


def render(rules: Iterable[Rule], locale: Locale) -> str:
    """A heading a rule, in the order of their codes; why it is there, and what it refuses and accepts."""
    title = locale.text(msg("What `kjcx check` finds"))
    allow = locale.text(
        msg(
            "A warning that is meant is allowed beside the value, with the reason: `allow: [KJ616: …]`. It stands in "
            "the mapping that the warning is about, or in one around that. An error can only be mended."
        )
    )
    parts = [f"# {title}\n", f"{allow}\n"]
    for rule in sorted(rules, key=lambda rule: rule.code):
        heading = locale.noted(f"{rule.code} {rule.name}", locale.severity(rule.severity))
        parts.append(f"## {heading}\n\n{md(locale.text(rule.why))}\n")
        for what, lines in examples(rule, locale):
            text = "\n".join(visible(line, None) for line in lines)
            parts += [f"{what}\n\n```yaml\n{text}\n```\n"] if text else []
    return "\n".join(parts)
