package import Engine
internal import Notation
internal import Vocabulary

extension EventRecord {
    /// How an incident's event is stored.
    package init(_ what: IncidentEvent.What) {
        let (kind, body) = EventRecord.parts(of: what)
        self.init(kind.rawValue, version: kind.version, body)
    }

    private static func parts(of what: IncidentEvent.What) -> (IncidentKind, JSON) {
        switch what {
        case .raised(let opening, let runbook): (.raised, opening.json(runbook: runbook))
        case .alertsJoined(let keys, let summary): (.alertsJoined, .members(("alerts", .keys(keys)), ("summary", .string(summary))))
        case .alertsCleared(let keys, let remaining): (.alertsCleared, .members(("alerts", .keys(keys)), ("remaining", .whole(remaining))))
        case .quieted(let window, let until): (.quieted, .members(("window", .text(window)), ("until", .moment(until))))
        case .quietEnded(let window): (.quietEnded, .members(("window", .text(window))))

        case .ladderStarted(let ladder, let round, let because):
            (.ladderStarted, .members(("ladder", .text(ladder)), ("round", .whole(round)), ("because", .word(because))))
        case .rungReached(let rung, let round, let people):
            (.rungReached, .members(("rung", .whole(rung)), ("round", .whole(round)), ("people", .texts(people))))
        case .rungSkipped(let rung, let round, let because):
            (.rungSkipped, .members(("rung", .whole(rung)), ("round", .whole(round)), ("because", .word(because))))
        case .ladderExhausted(let ladder): (.ladderExhausted, .members(("ladder", .text(ladder))))
        case .ladderDeferred(let ladder, let from, let until):
            (.ladderDeferred, .members(("ladder", .text(ladder)), ("from", .moment(from)), ("until", .moment(until))))
        case .paged(let pages, let because): (.paged, .members(("pages", .array(pages.map(\.json))), ("because", because.json)))
        case .noticed(let notices, let because): (.noticed, .members(("notices", .array(notices.map(\.json))), ("because", because.json)))
        case .pageEnded(let page, let outcome, let latency):
            (.pageEnded, .members(("page", .text(page)), ("outcome", outcome.json), ("latencyMilliseconds", .integer(latency.milliseconds))))
        case .pageStumbled(let page, let reason): (.pageStumbled, .members(("page", .text(page)), ("reason", .string(reason))))

        case .acknowledged(let channel): (.acknowledged, .members(("via", .word(channel))))
        case .unacknowledged(let because): (.unacknowledged, .members(("because", .word(because))))
        case .escalated: (.escalated, .members())
        case .reassigned(let targets, let people): (.reassigned, .members(("to", .targets(targets)), ("people", .texts(people))))
        case .respondersAdded(let targets, let people): (.respondersAdded, .members(("to", .targets(targets)), ("people", .texts(people))))
        case .severityChanged(let from, let to, let because):
            (.severityChanged, .members(("from", .text(from)), ("to", .text(to)), ("because", because.json)))
        case .snoozed(let until): (.snoozed, .members(("until", .moment(until))))
        case .mitigated: (.mitigated, .members())
        case .resolved(let summary, let because): (.resolved, .members(("summary", .string(summary)), ("because", .word(because))))
        case .reopened(let because): (.reopened, .members(("because", .word(because))))
        case .merged(let into): (.merged, .members(("into", .text(into))))
        case .absorbed(let incident): (.absorbed, .members(("incident", .text(incident))))
        case .noted(let text): (.noted, .members(("text", .string(text))))
        case .tagged(let tags): (.tagged, .members(("tags", .texts(tags))))
        case .impactStated(let impact): (.impactStated, .members(("impact", .numbers(impact))))

        case .dutyOpened(let duty, let owner, let due):
            (.dutyOpened, .members(("duty", .text(duty)), ("owner", owner.json), ("due", .moment(due))))
        case .dutyKept(let duty, let late): (.dutyKept, .members(("duty", .text(duty)), ("late", .bool(late))))
        case .dutyMissed(let duty): (.dutyMissed, .members(("duty", .text(duty))))
        case .dutyMoot(let duty): (.dutyMoot, .members(("duty", .text(duty))))
        case .escalationFired(let name, let people): (.escalationFired, .members(("escalation", .text(name)), ("people", .texts(people))))
        case .disregarded(let reason): (.disregarded, .members(("reason", .string(reason))))
        }
    }
}
