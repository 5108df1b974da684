/// How often something says it is alive, and how late it may be before an alert is raised.
package struct Heartbeat: Hashable, Sendable {
    package var every: Duration
    package var grace: Duration

    package init(every: Duration, grace: Duration) {
        self.every = every
        self.grace = grace
    }
}
