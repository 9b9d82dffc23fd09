"""The year as files: a folder a week with what the staff channel got, and one page to leaf through all of them."""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Issue:
    """What one channel got at one slot: the text, what the picture says in words, the picture, the page for the wall."""

    week: str
    channel: str
    text: str = field(repr=False)
    alt: str = field(repr=False)
    picture: bytes = field(repr=False)
    wall: bytes = field(repr=False)


class Yearbook:
    """Writes the year into a folder, week by week.

    Every file is for whoever may read the staff channel: it holds what was posted there and nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._issues: list[tuple[Issue, str]] = []

    def keep(self, issue: Issue) -> None:
        """Write one issue down."""
        place = f"{issue.week}/{issue.channel}"
        folder = self._folder / place
        folder.mkdir(parents=True)
        (folder / "digest.txt").write_text(issue.text + "\n", encoding="utf-8")
        (folder / "picture.txt").write_text(issue.alt + "\n", encoding="utf-8")
        (folder / "digest.png").write_bytes(issue.picture)
        (folder / "digest.pdf").write_bytes(issue.wall)
        self._issues.append((issue, place))

    def change(self, issue: Issue) -> None:
        """A family took back what this issue quoted: text and page are written anew; the files of before are gone."""
        folder = self._folder / issue.week / issue.channel
        (folder / "digest.txt").write_text(issue.text + "\n", encoding="utf-8")
        (folder / "digest.pdf").write_bytes(issue.wall)
        place = f"{issue.week}/{issue.channel}"
        self._issues = [(issue, one) if one == place else (known, one) for known, one in self._issues]

    def posts(self, week: str, posts: dict[int, str]) -> None:
        """Write down the story posts that stand in the channel at the end of a week."""
        parts = [f"post {number}\n\n{text}\n" for number, text in sorted(posts.items())]
        (self._folder / week).mkdir(parents=True, exist_ok=True)
        (self._folder / week / "posts.txt").write_text("\n".join(parts), encoding="utf-8")

    def finish(self, lead: str) -> Path:
        """Write the page to leaf through; gives where it is."""
        issues = [
            f"""<article id="{escape(place)}"><h2>{escape(issue.week)}, {escape(issue.channel)}</h2>
<pre>{escape(issue.text)}</pre>
<a href="{escape(place)}/digest.png"><img src="{escape(place)}/digest.png" alt="{escape(issue.alt, quote=True)}" width="360" height="480" loading="lazy"></a>
<p><a href="{escape(place)}/digest.pdf">The same for the wall (PDF)</a> <a href="{escape(issue.week)}/posts.txt">Story posts of that week</a></p></article>"""
            for issue, place in self._issues
        ]
        links = " ".join(
            f'<a href="#{escape(place)}">{escape(issue.week)}</a>' for issue, place in self._issues
        )
        page = self._folder / "index.html"
        page.write_text(
            _PAGE.format(lead=escape(lead), links=links, issues="\n".join(issues)), encoding="utf-8"
        )
        return page


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
<title>A year of digests</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }}
body {{ max-width: 60rem; margin: auto; padding: 1rem; }}
nav a {{ display: inline-block; padding: .2rem .4rem; }}
article {{ border-top: 2px solid; margin-top: 2rem; }}
pre {{ white-space: pre-wrap; font: inherit; }} img {{ max-width: 100%; height: auto; border: 1px solid; }}
</style></head><body>
<h1>A year of digests</h1>
<p>{lead}</p>
<nav aria-label="Weeks">{links}</nav>
{issues}
</body></html>
"""
