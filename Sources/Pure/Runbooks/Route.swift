package import Vocabulary

/// Which service an alert is about.
package struct Route: Hashable, Sendable {
    package var match: Matcher
    package var service: ServiceName
    package var tags: [String]
    /// How long it has to last before it counts; nil: it counts at once.
    package var lasts: Duration?

    package init(match: Matcher, service: ServiceName, tags: [String] = []) {
        self.match = match
        self.service = service
        self.tags = tags
    }
}
