"""How many alerts a second are answered with 2xx, for Runbell after they are on disk."""

from load import wrk


def joining(peer, sink, run, seconds=8):
    """New alerts that all join one open incident (or one Alertmanager group)."""
    return wrk(peer, run, "new", seconds=seconds)


def repeating(peer, sink, run, seconds=8):
    """The same known alert again and again."""
    return wrk(peer, run, "repeat", seconds=seconds)


def hundreds(peer, sink, run, seconds=8):
    """New alerts, a hundred in each request, as a busy Prometheus sends them."""
    return wrk(peer, run, "new", batch=100, seconds=seconds)


def each(peer, sink, run, seconds=8):
    """Every alert its own incident and its own page."""
    figures = wrk(peer, run, "new", seconds=seconds)
    return {**figures, "pages_meanwhile": sink.stats()["alerts"]}
