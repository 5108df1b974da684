package import Engine
internal import Notation
internal import Vocabulary

extension IncidentEvent.What {
    /// How an incident's event is stored.
    package var record: EventRecord {
        switch self {
        case .raised(let opening, let runbook): .init(.raised, opening.json(runbook: runbook))
        case .alertsJoined(let keys, let summary): .init(.alertsJoined, .members(("alerts", .keys(keys)), ("summary", .string(summary))))
        case .alertsCleared(let keys, let remaining): .init(.alertsCleared, .members(("alerts", .keys(keys)), ("remaining", .whole(remaining))))
        case .quieted(let window, let until): .init(.quieted, .members(("window", .text(window)), ("until", .moment(until))))
        case .quietEnded(let window): .init(.quietEnded, .members(("window", .text(window))))

        case .ladderStarted(let ladder, let round, let because):
            .init(.ladderStarted, .members(("ladder", .text(ladder)), ("round", .whole(round)), ("because", .word(because))))
        case .rungReached(let rung, let round, let people):
            .init(.rungReached, .members(("rung", .whole(rung)), ("round", .whole(round)), ("people", .texts(people))))
        case .rungSkipped(let rung, let round, let because):
            .init(.rungSkipped, .members(("rung", .whole(rung)), ("round", .whole(round)), ("because", .word(because))))
        case .ladderExhausted(let ladder): .init(.ladderExhausted, .members(("ladder", .text(ladder))))
        case .ladderDeferred(let ladder, let from, let until):
            .init(.ladderDeferred, .members(("ladder", .text(ladder)), ("from", .moment(from)), ("until", .moment(until))))
        case .paged(let pages, let because): .init(.paged, .members(("pages", .array(pages.map(\.json))), ("because", because.json)))
        case .noticed(let notices, let because): .init(.noticed, .members(("notices", .array(notices.map(\.json))), ("because", because.json)))
        case .pageEnded(let page, let outcome, let latency):
            .init(.pageEnded, .members(("page", .text(page)), ("outcome", outcome.json), ("latencyMilliseconds", .integer(latency.milliseconds))))
        case .pageStumbled(let page, let reason): .init(.pageStumbled, .members(("page", .text(page)), ("reason", .string(reason))))

        case .acknowledged(let channel): .init(.acknowledged, .members(("via", .word(channel))))
        case .unacknowledged(let because): .init(.unacknowledged, .members(("because", .word(because))))
        case .escalated: .init(.escalated, .members())
        case .reassigned(let targets, let people): .init(.reassigned, .members(("to", .targets(targets)), ("people", .texts(people))))
        case .respondersAdded(let targets, let people): .init(.respondersAdded, .members(("to", .targets(targets)), ("people", .texts(people))))
        case .severityChanged(let from, let to, let because):
            .init(.severityChanged, .members(("from", .text(from)), ("to", .text(to)), ("because", because.json)))
        case .snoozed(let until): .init(.snoozed, .members(("until", .moment(until))))
        case .mitigated: .init(.mitigated, .members())
        case .resolved(let summary, let because): .init(.resolved, .members(("summary", .string(summary)), ("because", .word(because))))
        case .reopened(let because): .init(.reopened, .members(("because", .word(because))))
        case .merged(let into): .init(.merged, .members(("into", .text(into))))
        case .absorbed(let incident): .init(.absorbed, .members(("incident", .text(incident))))
        case .noted(let text): .init(.noted, .members(("text", .string(text))))
        case .tagged(let tags): .init(.tagged, .members(("tags", .texts(tags))))
        case .impactStated(let impact): .init(.impactStated, .members(("impact", .numbers(impact))))

        case .staff(let event): .init(event.parts)
        case .progress(let event): .init(event.parts)
        case .knowledge(let event): .init(event.parts)
        case .update(let event): .init(event.parts)
        case .play(let event): .init(event.parts)
        case .review(let event): .init(event.parts)

        case .dutyOpened(let duty, let owner, let from, let due, let isPromise):
            .init(
                .dutyOpened,
                .members(
                    ("duty", .text(duty)), ("owner", owner.json), ("from", .moment(from)), ("due", .deadline(due)), ("promise", .bool(isPromise))))
        case .dutyKept(let duty, let late): .init(.dutyKept, .members(("duty", .text(duty)), ("late", .bool(late))))
        case .dutyMissed(let duty): .init(.dutyMissed, .members(("duty", .text(duty))))
        case .dutyMoot(let duty): .init(.dutyMoot, .members(("duty", .text(duty))))
        case .dutyWaived(let duty, let words): .init(.dutyWaived, .members(("duty", .text(duty)), ("because", .string(words))))
        case .dutyStepped(let duty, let step, let people, let words):
            .init(.dutyStepped, .members(("duty", .text(duty)), ("step", .whole(step)), ("people", .texts(people)), ("words", .string(words))))
        case .escalationFired(let name, let people): .init(.escalationFired, .members(("escalation", .text(name)), ("people", .texts(people))))
        case .disregarded(let reason): .init(.disregarded, .members(("reason", .string(reason))))
        }
    }
}

extension EventRecord {
    fileprivate init(_ kind: IncidentKind, _ body: JSON) { self.init((kind, body)) }
}
