internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// How what was decided on the programme is stored.
extension ProgrammeEvent.What {
    var parts: (ProgrammeKind, JSON) {
        switch self {
        case .versionAdopted(let version, let note): (.versionAdopted, .members(("runbook", .text(version)), ("note", .string(note))))
        case .rulesTakenUp(let rules): (.rulesTakenUp, .members(("rules", .texts(rules))))
        case .rulesDropped(let rules): (.rulesDropped, .members(("rules", .texts(rules))))
        case .dutyOpened(let name, let rule, let owner, let from, let due):
            (
                .dutyOpened,
                .members(("duty", .text(name)), ("rule", .text(rule)), ("owner", owner.json), ("from", .moment(from)), ("due", .moment(due)))
            )
        case .dutyKept(let name, let late): (.dutyKept, .members(("duty", .text(name)), ("late", .bool(late))))
        case .dutyMissed(let name): (.dutyMissed, .members(("duty", .text(name))))
        case .dutyMoot(let name): (.dutyMoot, .members(("duty", .text(name))))
        case .dutyWaived(let name, let words): (.dutyWaived, .members(("duty", .text(name)), ("because", .string(words))))
        case .dutyReminded(let name, let steps, let people, let notices):
            (
                .dutyReminded,
                .members(
                    ("duty", .text(name)), ("steps", .array(steps.map { .whole($0) })), ("people", .texts(people)),
                    ("notices", .array(notices.map(\.json))))
            )
        case .operatorsTold(let note, let words): (.operatorsTold, .members(("notice", note.json), ("words", .string(words))))
        case .noticeEnded(let page, let outcome): (.noticeEnded, .members(("notice", .text(page)), ("outcome", outcome.json)))
        case .drillBegun(let drill, let incident): (.drillBegun, .members(("drill", .text(drill)), ("incident", .text(incident))))
        case .drillEnded(let drill, let people, let lessons):
            (.drillEnded, .members(("drill", .text(drill)), ("participants", .texts(people)), ("lessons", .string(lessons))))
        case .drillPagesChosen(let person, let optedIn):
            (.drillPagesChosen, .members(("person", .text(person)), ("optedIn", .bool(optedIn))))
        case .waysTested(let person, let attempts):
            (.waysTested, .members(("person", .text(person)), ("attempts", .array(attempts.map(\.json)))))
        case .ownWaySet(let person, let contact, let shown, let notices): (.ownWaySet, .ownWay(person, contact, shown, notices))
        case .ownWayDropped(let person, let contact, let notices): (.ownWayDropped, .ownWay(person, contact, nil, notices))
        case .ownRulesSet(let person, let urgent, let normal, let notices): (.ownRulesSet, .ownRules(person, urgent, normal, notices))
        case .certified(let person, let certificate, let proof):
            (.certified, .members(("person", .text(person)), ("certificate", .text(certificate)), ("proof", .string(proof))))
        case .versionRead(let version, let person): (.versionRead, .members(("runbook", .text(version)), ("person", .text(person))))
        case .versionApproved(let version, let party): (.versionApproved, .members(("runbook", .text(version)), ("for", party.json)))
        case .upkeepDone(let what, let words): (.upkeepDone, .members(("what", .string(what)), ("words", .string(words))))
        case .actionsGoneThrough(let words): (.actionsGoneThrough, .members(("words", .string(words))))
        case .maintenancePlanned(let plan): (.maintenancePlanned, plan.json)
        case .maintenanceEnded(let number): (.maintenanceEnded, .members(("maintenance", .whole(number))))
        case .coverAsked(let cover, let people, let notices):
            (.coverAsked, .members(("cover", cover.json), ("people", .texts(people)), ("notices", .array(notices.map(\.json)))))
        case .coverTaken(let number, let person, let notices):
            (.coverTaken, .members(("cover", .whole(number)), ("person", .text(person)), ("notices", .array(notices.map(\.json)))))
        case .coverWithdrawn(let number): (.coverWithdrawn, .members(("cover", .whole(number))))
        }
    }

    static func read(_ kind: ProgrammeKind, _ it: Fields) throws(RecordError) -> Self {
        switch kind {
        case .versionAdopted: .versionAdopted(RunbookVersion(try it.string("runbook")), note: try it.string("note"))
        case .rulesTakenUp: .rulesTakenUp(try it.names("rules"))
        case .rulesDropped: .rulesDropped(try it.names("rules"))
        case .dutyOpened:
            .dutyOpened(
                try it.name("duty"), rule: try it.name("rule"), owner: try it.value("owner", Party.init), from: try it.moment("from"),
                due: try it.moment("due"))
        case .dutyKept: .dutyKept(try it.name("duty"), late: try it.bool("late"))
        case .dutyMissed: .dutyMissed(try it.name("duty"))
        case .dutyMoot: .dutyMoot(try it.name("duty"))
        case .dutyWaived: .dutyWaived(try it.name("duty"), because: try it.string("because"))
        case .dutyReminded:
            .dutyReminded(
                try it.name("duty"), steps: try it.ints("steps"), people: try it.names("people"),
                notices: try it.each("notices", NoticeNote.init))
        case .operatorsTold: .operatorsTold(try it.value("notice", NoticeNote.init), words: try it.string("words"))
        case .noticeEnded: .noticeEnded(try it.page("notice"), try it.value("outcome", PageOutcome.init))
        case .drillBegun: .drillBegun(try it.name("drill"), incident: try it.incidentIfAny("incident"))
        case .drillEnded: .drillEnded(try it.name("drill"), participants: try it.names("participants"), lessons: try it.string("lessons"))
        case .drillPagesChosen: .drillPagesChosen(try it.name("person"), optedIn: try it.bool("optedIn"))
        case .waysTested: .waysTested(try it.name("person"), try it.each("attempts", Programme.Attempt.init))
        case .ownWaySet, .ownWayDropped, .ownRulesSet: try readOwn(kind, it)
        case .certified: .certified(try it.name("person"), try it.name("certificate"), proof: try it.string("proof"))
        case .versionRead: .versionRead(RunbookVersion(try it.string("runbook")), by: try it.name("person"))
        case .versionApproved: .versionApproved(RunbookVersion(try it.string("runbook")), for: try it.value("for", Party.init))
        case .upkeepDone: .upkeepDone(try it.string("what"), words: try it.string("words"))
        case .actionsGoneThrough: .actionsGoneThrough(words: try it.string("words"))
        case .maintenancePlanned: .maintenancePlanned(try Programme.Maintenance(it))
        case .maintenanceEnded: .maintenanceEnded(try it.int("maintenance"))
        case .coverAsked:
            .coverAsked(
                try it.value("cover", Programme.Cover.init), people: try it.names("people"), notices: try it.each("notices", NoticeNote.init))
        case .coverTaken: .coverTaken(try it.int("cover"), by: try it.name("person"), notices: try it.each("notices", NoticeNote.init))
        case .coverWithdrawn: .coverWithdrawn(try it.int("cover"))
        default: throw .unknownKind(kind.rawValue, version: kind.version)
        }
    }
}

extension Programme.Attempt {
    var json: JSON { .members(("way", .word(way)), ("notice", notice.json)) }

    init(_ it: Fields) throws(RecordError) {
        self.init(way: try it.word("way"), notice: try it.value("notice", NoticeNote.init))
    }
}

extension Programme.Maintenance {
    var json: JSON {
        .members(
            ("maintenance", .whole(number)), ("title", .string(title)), ("text", .string(text)), ("components", .texts(components)),
            ("start", .moment(start)), ("end", .moment(end)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            number: try it.int("maintenance"), title: try it.string("title"), text: try it.string("text"), components: try it.names("components"),
            start: try it.moment("start"), end: try it.moment("end"))
    }
}

extension Programme.Cover {
    var json: JSON {
        .members(
            ("number", .whole(number)), ("schedule", .text(schedule)), ("person", .text(person)), ("start", .moment(start)), ("end", .moment(end)),
            ("words", .string(words)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            number: try it.int("number"), schedule: try it.name("schedule"), person: try it.name("person"), start: try it.moment("start"),
            end: try it.moment("end"), words: try it.string("words"))
    }
}

extension Fields {
    fileprivate func ints(_ name: String) throws(RecordError) -> [Int] {
        var numbers: [Int] = []
        for value in try array(name) {
            guard let number = value.integer.flatMap({ Int(exactly: $0) }) else {
                throw .malformed(name, "whole numbers are wanted, not \(value.kind)")
            }
            numbers.append(number)
        }
        return numbers
    }

    fileprivate func incidentIfAny(_ name: String) throws(RecordError) -> IncidentID? {
        guard let text = try stringIfAny(name) else { return nil }
        guard let id = IncidentID(text) else { throw .malformed(name, "an incident is wanted, such as INC-42") }
        return id
    }
}
