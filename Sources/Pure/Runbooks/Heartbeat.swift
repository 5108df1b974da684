package struct Heartbeat: Hashable, Sendable {
    package var every: Duration
    package var grace: Duration

    package init(every: Duration, grace: Duration) {
        self.every = every
        self.grace = grace
    }
}
