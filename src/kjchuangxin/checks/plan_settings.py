"""How a plan or one of its targets is to be judged."""

from collections.abc import Iterator
from decimal import Decimal

from kjchuangxin.checks.context import Context
from kjchuangxin.checks.types import Findings, PlanRules
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg
from kjchuangxin.model import VerdictSettings
from kjchuangxin.source import Path

_RIGHT = """\
- id: T3-1
  name: 科技型企业新增
  measure: increment
  at_least: 100
  unit: 家
  verdict: {rule: ratio, on_track: 0.95, slipping: 0.8}
"""

# on_track and slipping where they are not given, by method, or by rule under schedule.
_DEFAULTS = {
    "ratio": (Decimal("1.0"), Decimal("0.8")),
    "gap": (Decimal(0), Decimal(10)),
    "trend": (Decimal("0.05"), Decimal("0.20")),
    "compound": (Decimal("0.95"), Decimal("0.60")),
}
# For these, more is better: slipping is the lower bound. For the others it is the upper one.
_SHARE_REACHED = frozenset({"ratio", "compound"})

VERDICT_SETTINGS = Rule(
    "KJ420",
    "verdict-settings",
    Severity.ERROR,
    msg(
        "The bounds of on_track and slipping leave no room for slipping where they stand in the wrong order, and make "
        "no sense below zero. For ratio and compound, which measure what is reached, slipping is the lower one; for "
        "gap and trend, which measure what lacks, it is the higher one."
    ),
    Example("targets", _RIGHT.replace("slipping: 0.8", "slipping: 1.2"), _RIGHT),
)


def verdict_settings(context: Context) -> Findings:
    for path, settings in _settings(context):
        kind = settings.rule if settings.method == "schedule" else settings.method
        default = _DEFAULTS[kind]
        on_track = default[0] if settings.on_track is None else settings.on_track
        slipping = default[1] if settings.slipping is None else settings.slipping
        key = "on_track" if settings.slipping is None else "slipping"
        place = context.plan_document.place((*path, key))
        low, high = (slipping, on_track) if kind in _SHARE_REACHED else (on_track, slipping)
        if low < 0:
            yield Diagnostic(VERDICT_SETTINGS, place, msg("a bound is below zero"))
        elif low > high:
            message = msg(
                "with {kind}, slipping ({slipping}) cannot be beyond on_track ({on_track})",
                kind=kind,
                slipping=f"{slipping:f}",
                on_track=f"{on_track:f}",
            )
            yield Diagnostic(VERDICT_SETTINGS, place, message, msg("exchange them, or give both"))


def _settings(context: Context) -> Iterator[tuple[Path, VerdictSettings]]:
    yield ("verdict",), context.plan.verdict
    for goal in context.goals.values():
        if goal.target.verdict is not None:
            yield (*goal.origins["target"][1], "verdict"), goal.target.verdict


IN_SETTINGS: PlanRules = ((VERDICT_SETTINGS, verdict_settings),)
