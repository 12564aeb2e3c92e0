"""When the supervisor starts a process again."""

from todoctl.targets.local.backoff import LONGEST_SECONDS, STABLE_SECONDS, Backoff


def after(*lives: float) -> Backoff:
    """The state after ends at these ages, in seconds."""
    backoff = Backoff()
    for lived in lives:
        backoff = backoff.ended(lived)
    return backoff


def test_the_first_restart_comes_at_once_and_the_later_ones_ever_later() -> None:
    delays = [after(*[0.1] * count).delay for count in range(1, 20)]
    assert delays[0] < 0.5
    assert delays == sorted(delays)
    assert delays[-1] == LONGEST_SECONDS


def test_three_short_lives_in_a_row_are_a_crash_loop() -> None:
    assert not after(0.1, 0.1).looping
    assert after(0.1, 0.1, 0.1).looping


def test_a_long_life_forgives_what_was_before() -> None:
    assert after(0.1, 0.1, 0.1, STABLE_SECONDS) == Backoff(1)
