"""What is measured: one module a kind of work, each `measure(peer, sink, run) -> figures` on a peer that was just started."""
