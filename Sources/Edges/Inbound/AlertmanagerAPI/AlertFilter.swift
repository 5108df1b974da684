internal import Runbooks
internal import Vocabulary

/// Which alerts somebody asks Alertmanager's API for: the query of `GET /api/v2/alerts` and of `/alerts/groups`.
///
/// `filter` may come several times, each with one matcher: `name="value"`, or with `!=`, `=~`, `!~`. `active`, `silenced`,
/// `inhibited` and `unprocessed` leave out a kind of alert when they are `false`. `receiver` is an expression that a receiver's name
/// must match as a whole. Source: Alertmanager's api/v2/openapi.yaml, `getAlerts`.
package struct AlertFilter: Sendable {
    private let matchers: [LabelMatcher]
    private let receiver: Pattern?
    private let active: Bool
    private let silenced: Bool
    private let inhibited: Bool
    private let unprocessed: Bool

    /// Throws what is wrong with the query, for a 400.
    package init(_ query: Form) throws(Problem) {
        var matchers: [LabelMatcher] = []
        for text in query.all("filter") { matchers.append(try LabelMatcher(text)) }
        self.matchers = matchers
        receiver = try query["receiver"].flatMap { (text) throws(Problem) in text.isEmpty ? nil : try LabelMatcher.whole(text, of: "receiver") }
        active = try AlertFilter.flag("active", query)
        silenced = try AlertFilter.flag("silenced", query)
        inhibited = try AlertFilter.flag("inhibited", query)
        unprocessed = try AlertFilter.flag("unprocessed", query)
    }

    package func accepts(_ listed: ListedAlert) -> Bool {
        // Nothing of ours inhibits another alert, so that `inhibited` alone leaves out none.
        guard active || listed.state != .active, unprocessed || listed.state != .unprocessed, silenced || listed.silencedBy.isEmpty else {
            return false
        }
        if let receiver, !listed.receivers.contains(where: receiver.isFound) { return false }
        let labels = listed.listedLabels
        return matchers.allSatisfy { $0.holds(for: labels) }
    }

    private static func flag(_ name: String, _ query: Form) throws(Problem) -> Bool {
        switch query[name] {
        case nil, "", "true", "1", "t", "T", "TRUE", "True": return true
        case "false", "0", "f", "F", "FALSE", "False": return false
        case let other?: throw Problem(field: name, message: "must be true or false, not \(other.prefix(100))")
        }
    }
}
