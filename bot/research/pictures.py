"""The first look as one picture. Every number is written where it is shown, so that no shade or length must be read off.

Shades are of the map ``cividis``, which looks the same to people who do not tell red from green (Nuñez, Anderton and Renslow,
2018, PLOS ONE 13(7)); letters on them are dark or light by the shade's brightness.
"""

import textwrap
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from bot.research.looking import FEW, Bars, Grid, Look, Triad, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

_BLUE, _INK = "#00204d", "#1b1b1b"
_INCHES, _DOTS = 9.0, 110  # of a panel's width, and dots of an inch
_BRIGHT = 0.55


def picture(look: Look) -> bytes:
    """The look as a PNG; the same look gives the same bytes with one version of matplotlib.

    Raises:
        ImportError: matplotlib is not installed.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    heights = [_height(panel) for panel in look.panels]
    figure = Figure(
        figsize=(_INCHES, sum(heights) or 1.0), dpi=_DOTS, layout="constrained", facecolor="white"
    )
    FigureCanvasAgg(figure)
    figure.suptitle(f"{look.title}: {look.stories:,} stories", color=_INK)
    axes = figure.subplots(
        max(len(heights), 1), 1, squeeze=False, gridspec_kw={"height_ratios": heights or [1]}
    )
    for axis, panel in zip(axes[:, 0], look.panels, strict=False):
        axis.set_title(textwrap.fill(panel.title, 80), loc="left", fontsize=11, color=_INK)
        match panel:
            case Bars():
                _bars(axis, panel)
            case Grid():
                _grid(axis, panel)
            case Triad():
                _triad(axis, panel)
            case _:
                assert_never(panel)
    out = BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _height(panel: Bars | Grid | Triad) -> float:
    match panel:
        case Bars():
            return 1.0 + 0.35 * len(panel.labels)
        case Grid():
            return 2.6 + 0.4 * len(panel.rows)
        case Triad():
            return 5.0


def _bars(axis: "Axes", panel: Bars) -> None:
    places = range(len(panel.labels))
    lengths = [count or 0 for count in panel.counts]
    axis.barh(places, lengths, color=_BLUE)
    for place, count in zip(places, panel.counts, strict=True):
        axis.text(count or 0, place, f" {told(count)}", va="center", color=_INK, fontsize=9)
    axis.set_yticks(
        places, [textwrap.shorten(label, 44, placeholder="…") for label in panel.labels], fontsize=9
    )
    axis.invert_yaxis()
    axis.set_xlim(0, max([*lengths, 1]) * 1.12)
    axis.xaxis.set_visible(False)
    axis.spines[["top", "right", "bottom"]].set_visible(False)


def _grid(axis: "Axes", panel: Grid) -> None:
    shades = _shades()
    most = max((count or 0 for row in panel.counts for count in row), default=1) or 1
    axis.imshow(
        [[(count or 0) / most for count in row] for row in panel.counts],
        cmap=shades,
        vmin=0,
        vmax=1,
        aspect="auto",
    )
    for y, row in enumerate(panel.counts):
        for x, count in enumerate(row):
            words = "·" if count is None else told(count)
            axis.text(
                x, y, words, ha="center", va="center", fontsize=8, color=_on(shades, (count or 0) / most)
            )
    axis.set_xticks(range(len(panel.columns)), _wrapped(panel.columns), fontsize=8, rotation=35, ha="right")
    axis.set_yticks(range(len(panel.rows)), _wrapped(panel.rows), fontsize=8)
    axis.set_xlabel(f"·  is {FEW}", fontsize=8, loc="left")


def _triad(axis: "Axes", panel: Triad) -> None:
    """A triangle whose corners are the three; the part nearest a corner is theirs who put it first, then by the second."""
    from matplotlib.patches import Polygon

    corners = ((0.0, 0.0), (1.0, 0.0), (0.5, 0.866))
    middle = (0.5, 0.289)
    shades = _shades()
    most = max((count or 0 for _, count in panel.orders), default=1) or 1
    for order, count in panel.orders:
        one, two = corners[order[0]], corners[order[1]]
        part = (one, ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2), middle)
        share = (count or 0) / most
        axis.add_patch(Polygon(part, facecolor=shades(share), edgecolor="white", linewidth=2))
        x, y = (sum(point[i] for point in part) / 3 for i in (0, 1))
        axis.text(x, y, told(count), ha="center", va="center", fontsize=8, color=_on(shades, share))
    for (x, y), label, where in zip(corners, panel.corners, ("top", "top", "bottom"), strict=True):
        axis.text(
            x,
            y + (0.03 if where == "bottom" else -0.03),
            textwrap.fill(label, 28),
            ha="center",
            va=where,
            fontsize=9,
            color=_INK,
        )
    axis.set_xlim(-0.3, 1.3)
    axis.set_ylim(-0.2, 1.05)
    axis.set_aspect("equal")
    axis.set_axis_off()


def _wrapped(labels: Sequence[str]) -> list[str]:
    return [textwrap.fill(textwrap.shorten(label, 40, placeholder="…"), 24) for label in labels]


def _shades() -> "Colormap":
    from matplotlib import colormaps

    return colormaps["cividis"]


def _on(shades: "Colormap", share: float) -> str:
    """Dark or light letters, whichever stands out (the brightness of ITU-R BT.709)."""
    red, green, blue, _ = shades(share)
    return "white" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _BRIGHT else _INK
