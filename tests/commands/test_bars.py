"""How far long work is: a bar on a terminal, lines in a log, nothing for what takes no time."""

import io
import re

from site_builder.commands.bars import Bars, Lines


def test_work_that_takes_no_time_draws_no_bar() -> None:
    screen = io.StringIO()
    bars = Bars(screen)

    bars.start("articles", 3)
    bars.advance(3)
    bars.done()

    assert "" == screen.getvalue()


def test_a_bar_says_how_much_is_done_of_how_much_and_how_long_the_rest_takes() -> None:
    screen = io.StringIO()
    bars = Bars(screen, patience=0)

    bars.start("articles", 4)
    bars.advance()
    drawn = screen.getvalue()
    bars.advance(3)
    bars.done()

    assert re.fullmatch(r"\rarticles  \[#{8}-{22}\] 1 of 4, 0 s left", drawn)
    assert re.search(r"\rarticles  \[#{30}\] 4 in 0 s +\n$", screen.getvalue())


def test_a_bar_that_is_broken_off_leaves_its_line() -> None:
    screen = io.StringIO()
    bars = Bars(screen, patience=0)

    bars.start("pages", None)
    bars.advance(7)
    bars.close()
    bars.close()

    assert "\rpages      7\n" == screen.getvalue()


def test_a_log_has_lines_that_say_the_same() -> None:
    log = io.StringIO()
    lines = Lines(log, pause=0, least=0)

    lines.start("articles", 4)
    lines.advance()
    lines.advance(3)
    lines.done()

    assert ["articles: 1 of 4, 0 s left", "articles: 4 of 4, 0 s left", "articles: 4 in 0.0 s"] == (
        log.getvalue().splitlines()
    )
