"""The two methods for several years, against verdicts that the statistics offices published for real series.

`published-verdicts.json` holds indicators of Germany's sustainability strategy with the federal statistical office's
status by year (trend), and series of the Canadian Indicator Framework with Statistics Canada's status (compound).
"""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from repository import GOLDEN
from workspaces import assessed, measure, write

PUBLISHED = json.loads((GOLDEN / "verdicts" / "published.json").read_text("utf-8"))
TREND = [(one, year, pace) for one in PUBLISHED["trend"] for year, pace in one["official"].items()]


@pytest.mark.parametrize(("one", "year", "pace"), TREND, ids=[f"{one['indicator']}-{year}" for one, year, _ in TREND])
def test_trend(one, year, pace, tmp_path: Path):
    first = min(one["series"])
    target = (
        f"measure: level, {one['comparator']}: {one['target']}, unit: 单位, "
        f"window: {{start: {first}-01-01, end: {one['target_year']}-12-31}}, verdict: {{method: trend}}"
    )
    reports = "; ".join(f"{year}-12-31: {value}" for year, value in one["series"].items())
    assert assessed(write(tmp_path, target, {"甲": reports}), f"{year}-12-31").targets[0].pace == pace


@pytest.mark.parametrize("one", PUBLISHED["compound"], ids=[one["indicator"] for one in PUBLISHED["compound"]])
def test_compound(one, tmp_path: Path):
    (base_year, base), (year, value), (end, aim) = one["base"], one["current"], one["target"]
    target = (
        f"measure: level, {one['comparator']}: {aim}, unit: 单位, "
        f"window: {{start: {base_year}-01-01, end: {end}-12-31}}, verdict: {{method: compound}}"
    )
    reports = f"{base_year}-12-31: {base}; {year}-12-31: {value}"
    found = assessed(write(tmp_path, target, {"甲": reports}), f"{year}-12-31").targets[0]
    assert found.pace == one["official"]
    if measure(found) is not None:
        assert abs(measure(found) - Fraction(str(one["ratio"]))) < Fraction(1, 10**5)
