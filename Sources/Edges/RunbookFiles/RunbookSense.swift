internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Asks what the parts of a runbook mean together: whether everybody who would be paged can be, and whether what is promised can be
/// kept. An entry with an error of its own is left alone here.
struct RunbookSense {
    let runbook: Runbook
    let root: YAMLNode
    let known: KnownNames
    /// The files in `scenarios/`; nil where nobody looked.
    let scenarios: [String]?
    /// Entries by key and name.
    private let index: [String: [String: YAMLNode.Entry]]

    init(runbook: Runbook, root: YAMLNode, known: KnownNames, scenarios: [String]? = nil) {
        self.runbook = runbook
        self.root = root
        self.known = known
        self.scenarios = scenarios
        index = Dictionary(
            uniqueKeysWithValues: root.entries.map { top in
                (top.key, Dictionary(top.value.entries.map { ($0.key, $0) }) { first, _ in first })
            })
    }

    func check(_ findings: inout Findings) {
        // A file that could not be read may hold what seems to be missing.
        if findings.isIncomplete { return }
        checkOperators(&findings)
        checkSources(&findings)
        checkThatAnySeverityIsThere(&findings)
        checkRoutes(&findings)
        checkSchedules(&findings)
        checkSpans(&findings)
        checkQuiet(&findings)
        checkSeverities(&findings)
        checkLadders(&findings)
        checkEscalations(&findings)
        checkConnections(&findings)
        checkRoles(&findings)
        checkRACI(&findings)
        checkLifecycle(&findings)
        checkTriage(&findings)
        checkCommunications(&findings)
        checkCadences(&findings)
        checkClocks(&findings)
        checkTemplates(&findings)
        checkPlaybooks(&findings)
        checkReviews(&findings)
        checkLearning(&findings)
        checkDirectory(&findings)
        // A connection that could not be read may carry what seems to be carried by none.
        if runbook.connections.count == root["connections"]?.entries.count ?? 0 { checkReach(&findings) }
    }

    /// Where an entry's name is written.
    func place(_ key: String, _ name: String) -> Place { index[key]?[name]?.place ?? root.place }
    func node(_ key: String, _ name: String) -> YAMLNode? { index[key]?[name]?.value }
    /// The severities a condition holds for, as far as it asks for nothing else.
    func severities(_ match: Matcher) -> [Severity] { runbook.severities.filter { match.holds(for: Facts(severity: $0.name)) } }
    func names(_ severities: [Severity]) -> String { severities.map { "'\($0.name)'" }.joined(separator: ", ") }

    private func checkOperators(_ findings: inout Findings) {
        guard runbook.operators == nil, runbook.owner == nil else { return }
        findings.warning(
            .noOperators, at: root.entry("runbook")?.place ?? root.place, "nobody hears Runbell's own alarms, such as a page it could not deliver.",
            fix: "Give the runbook an 'owner', or 'operators' with a connection.")
    }

    private func checkConnections(_ findings: inout Findings) {
        for connection in runbook.connections {
            for fallback in connection.fallback {
                let place = node("connections", connection.name.text)?.entry("fallback")?.place ?? root.place
                if leads(from: fallback, to: connection.name) {
                    findings.error(
                        .fallbackCircle, at: place, "'\(connection.name)' falls back to '\(fallback)', which leads back to it.",
                        fix: "Remove one of the two.")
                } else if let other = runbook.connection(named: fallback), Set(other.kind.carries).isDisjoint(with: connection.kind.carries) {
                    findings.error(
                        .uncarriedWay, at: place, "'\(fallback)' carries nothing that '\(connection.name)' carries, so it cannot take over.",
                        fix: "Name a connection of the same ways; a person's reach rule already goes on to other ways.")
                }
            }
        }
    }

    private func leads(from start: ConnectionName, to end: ConnectionName) -> Bool {
        var seen: Set<ConnectionName> = []
        var waiting = [start]
        while let name = waiting.popLast() {
            if name == end { return true }
            if seen.insert(name).inserted { waiting += runbook.connection(named: name)?.fallback ?? [] }
        }
        return false
    }

    /// Lengths of nothing, and turns no calendar can be cut into.
    private func checkSpans(_ findings: inout Findings) {
        for (key, fields) in [("quiet", ["for", "every"]), ("sources", ["every"])] {
            for node in root[key]?.list ?? root[key]?.entries.map(\.value) ?? [] {
                for field in fields { refuseNothing(node[field], &findings) }
            }
        }
        refuseNothing(root["grouping"]?["storm"]?["within"], &findings)
        for rung in (root["ladders"]?.entries ?? []).flatMap({ $0.value.list ?? $0.value["rungs"]?.list ?? [] }) {
            guard let every = rung["repeat"]?["every"], let wait = every.duration, wait < Limits.rungRepeatMin else { continue }
            findings.error(.badSpan, at: every.place, "'\(every.text ?? "")' is too short to page again.", fix: "Write '1m' or more.")
        }
        for layer in (root["schedules"]?.entries ?? []).flatMap({ $0.value["layers"]?.list ?? [] }) {
            guard let every = layer["every"], let span = every.span else { continue }
            if !span.canRotate {
                findings.error(
                    .badSpan, at: every.place, "turns cannot be '\(every.text ?? "")' long.", fix: "Write '12h', '1 day', '1 week' or '1 month'.")
            } else if let length = every.duration, length < Limits.turnMin {
                findings.error(
                    .badSpan, at: every.place, "turns of '\(every.text ?? "")' are too short: who is on call would change while a page rings.",
                    fix: "Write '1h' or more.")
            }
        }
    }

    /// A window that comes back before it has ended keeps every page waiting for good.
    private func checkQuiet(_ findings: inout Findings) {
        for node in root["quiet"]?.list ?? root["quiet"]?.entries.map(\.value) ?? [] where node["until"] == nil {
            guard let length = node["for"]?.duration, let period = node["every"]?.span?.longest, length >= period else { continue }
            findings.error(
                .quietForever, at: node["for"]?.place ?? node.place,
                "the window comes back every \(node["every"]?.text ?? "") and lasts as long, so it never ends and no page is sent.",
                fix: "Make it shorter than the time between two windows.")
        }
    }

    private func refuseNothing(_ node: YAMLNode?, _ findings: inout Findings) {
        guard let node, node.duration == .zero else { return }
        findings.error(.badSpan, at: node.place, "'\(node.text ?? "")' is no time at all.")
    }
}

extension Span {
    /// The most that lies between two beginnings, where it is repeated on a calendar; nil where nothing can be said.
    fileprivate var longest: Duration? {
        switch self {
        case .exact(let duration): duration
        case .days(let count): .days(Int64(count))
        case .weeks(let count): .days(7 * Int64(count))
        case .months(let count): .days(31 * Int64(count))
        case .quarters(let count): .days(92 * Int64(count))
        case .businessHours, .businessDays, .sameBusinessDay, .nextBusinessDay: nil
        }
    }
}
