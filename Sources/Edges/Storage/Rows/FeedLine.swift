package import Vocabulary

/// A line of the feed: an event of any stream, already written as JSON for whoever watches.
package struct FeedLine: Hashable, Sendable {
    package var position: Int64
    /// `INC-42` or `programme`.
    package var stream: String
    package var kind: String
    package var version: Int
    package var at: Moment
    package var by: Author
    /// The stored body, a JSON object.
    package var body: String

    package init(position: Int64, stream: String, kind: String, version: Int = 1, at: Moment, by: Author, body: String) {
        self.position = position
        self.stream = stream
        self.kind = kind
        self.version = version
        self.at = at
        self.by = by
        self.body = body
    }
}
