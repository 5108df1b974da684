internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

extension IncidentEvent.What {
    static func read(_ kind: IncidentKind, version: Int, _ it: Fields) throws(RecordError) -> Self {
        switch kind {
        case .raised: .raised(try Opening(it), runbook: .init(try it.string("runbook")))
        case .alertsJoined: .alertsJoined(try it.each("alerts", AlertKey.init), summary: try it.string("summary"))
        case .alertsCleared: .alertsCleared(try it.each("alerts", AlertKey.init), remaining: try it.int("remaining"))
        case .quieted: .quieted(try it.name("window"), until: try it.moment("until"))
        case .quietEnded: .quietEnded(try it.name("window"))
        case .ladderStarted: .ladderStarted(try it.name("ladder"), round: try it.int("round"), because: try it.word("because"))
        case .rungReached: .rungReached(try it.int("rung"), round: try it.int("round"), people: try it.names("people"))
        case .rungSkipped: .rungSkipped(try it.int("rung"), round: try it.int("round"), because: try it.word("because"))
        case .ladderExhausted: .ladderExhausted(try it.name("ladder"))
        case .ladderDeferred: .ladderDeferred(try it.name("ladder"), from: try it.moment("from"), until: try it.moment("until"))
        case .paged: .paged(try it.each("pages", PageNote.init), because: try it.value("because", PageReason.init))
        case .noticed: .noticed(try it.each("notices", NoticeNote.init), because: try it.value("because", PageReason.init))
        case .pageEnded:
            .pageEnded(
                try it.page("page"), try it.value("outcome", PageOutcome.init), latency: .milliseconds(try it.integer("latencyMilliseconds")))
        case .pageStumbled: .pageStumbled(try it.page("page"), reason: try it.string("reason"))

        case .acknowledged: .acknowledged(via: try it.word("via"))
        case .unacknowledged: .unacknowledged(because: try it.word("because"))
        case .escalated: .escalated
        case .reassigned: .reassigned(try it.each("to", Fields.target), people: try it.names("people"))
        case .respondersAdded: .respondersAdded(try it.each("to", Fields.target), people: try it.names("people"))
        case .severityChanged:
            .severityChanged(from: try it.name("from"), to: try it.name("to"), because: try it.value("because", SeverityReason.init))
        case .snoozed: .snoozed(until: try it.moment("until"))
        case .mitigated: .mitigated
        case .resolved: .resolved(summary: try it.string("summary"), because: try it.word("because"))
        case .reopened: .reopened(because: try it.word("because"))
        case .merged: .merged(into: try it.incident("into"))
        case .absorbed: .absorbed(try it.incident("incident"))
        case .noted: .noted(try it.string("text"))
        case .tagged: .tagged(try it.strings("tags"))
        case .impactStated: .impactStated(try it.numbers("impact"))
        case .dutyOpened: try readDutyOpened(version, it)
        case .dutyKept: .dutyKept(try it.name("duty"), late: try it.bool("late"))
        case .dutyMissed: .dutyMissed(try it.name("duty"))
        case .dutyMoot: .dutyMoot(try it.name("duty"))
        case .dutyWaived: .dutyWaived(try it.name("duty"), because: try it.string("because"))
        case .dutyStepped:
            .dutyStepped(try it.name("duty"), step: try it.int("step"), people: try it.names("people"), words: try it.string("words"))
        case .escalationFired: .escalationFired(try it.name("escalation"), people: try it.names("people"))
        case .disregarded: .disregarded(try it.string("reason"))
        }
    }

    /// Version 1 had promises only, each counted from when promises began to count.
    private static func readDutyOpened(_ version: Int, _ it: Fields) throws(RecordError) -> Self {
        .dutyOpened(
            try it.name("duty"), owner: try it.value("owner", Party.init), from: try it.momentIfAny("from"),
            due: try it.momentIfAny("due") ?? .distantFuture, isPromise: version == 1 ? true : try it.bool("promise"))
    }
}
