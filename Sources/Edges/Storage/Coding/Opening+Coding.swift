internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

extension Opening {
    /// What was not known of an incident before there was a member for it is left out when it says nothing: an older event reads the same.
    /// The version of the runbook stands beside the rest: both are written once, when the incident is raised.
    func json(runbook: RunbookVersion) -> JSON {
        .members(
            ("title", .string(title)), ("service", .text(service)), ("severity", .text(severity)), ("because", severityBecause.json),
            ("tags", .texts(tags)), ("alerts", .keys(alerts)), ("group", .text(group)), ("facts", facts.json), ("startedAt", .moment(startedAt)),
            ("drill", .text(drill)), ("private", .ifTrue(isPrivate)), ("channel", .text(channel)), ("summary", .text(summary)),
            ("name", .text(name)), ("lasts", lasts.map { .integer($0.milliseconds) }), ("runbook", .text(runbook)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            title: try it.string("title"), service: try it.name("service"), severity: try it.name("severity"),
            severityBecause: try it.value("because", SeverityReason.init), tags: try it.strings("tags"),
            alerts: try it.each("alerts", AlertKey.init), group: try it.stringIfAny("group"), facts: try it.value("facts", Facts.init),
            startedAt: try it.momentIfAny("startedAt"), drill: try it.nameIfAny("drill"), isPrivate: try it.boolIfAny("private") ?? false,
            channel: try it.stringIfAny("channel"), summary: try it.stringIfAny("summary"))
        name = try it.stringIfAny("name")
        lasts = try it.integerIfAny("lasts").map { .milliseconds($0) }
    }
}

extension Facts {
    var json: JSON {
        .members(
            ("severity", .text(severity)), ("service", .text(service)), ("source", .text(source)), ("alertSeverity", .text(alertSeverity)),
            ("summary", .string(summary)), ("labels", .labels(labels)), ("tags", .texts(tags)), ("impact", .numbers(impact)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            severity: try it.nameIfAny("severity"), service: try it.nameIfAny("service"), source: try it.nameIfAny("source"),
            alertSeverity: try it.stringIfAny("alertSeverity"), summary: try it.string("summary"), labels: try it.labels("labels"),
            tags: try it.strings("tags"), impact: try it.numbers("impact"))
    }
}

extension SeverityReason {
    var json: JSON {
        switch self {
        case .matched: .members(("is", .string("matched")))
        case .byDefault: .members(("is", .string("default")))
        case .joined(let words): .members(("is", .string("joined")), ("words", .string(words)))
        case .chosen(let words): .members(("is", .string("chosen")), ("words", .string(words)))
        case .limited(let source, let wanted): .members(("is", .string("limited")), ("source", .text(source)), ("wanted", .text(wanted)))
        case .lasted(let escalation): .members(("is", .string("lasted")), ("escalation", .text(escalation)))
        }
    }

    init(_ it: Fields) throws(RecordError) {
        switch try it.string("is") {
        case "matched": self = .matched
        case "default": self = .byDefault
        case "joined": self = .joined(try it.string("words"))
        case "chosen": self = .chosen(try it.string("words"))
        case "limited": self = .limited(try it.name("source"), wanted: try it.name("wanted"))
        case "lasted": self = .lasted(try it.name("escalation"))
        case let other: throw .malformed("is", "‘\(other)’ is not a reason this Runbell knows")
        }
    }
}

extension Party {
    var json: JSON { .members(("is", .string(parts.kind)), ("name", parts.name.map { .string($0) })) }

    init(_ it: Fields) throws(RecordError) {
        let kind = try it.string("is")
        guard let party = Party(kind: kind, name: try it.stringIfAny("name")) else {
            throw .malformed("is", "‘\(kind)’ is not somebody this Runbell knows")
        }
        self = party
    }
}

extension JSON {
    static func targets(_ targets: [Rung.Target]) -> JSON {
        .array(
            targets.map { target in
                switch target {
                case .person(let name): .members(("is", .string("person")), ("name", .text(name)))
                case .seat(let name): .members(("is", .string("seat")), ("name", .text(name)))
                case .schedule(let name): .members(("is", .string("schedule")), ("name", .text(name)))
                }
            })
    }
}

extension Fields {
    static func target(_ it: Fields) throws(RecordError) -> Rung.Target {
        switch try it.string("is") {
        case "person": .person(try it.name("name"))
        case "seat": .seat(try it.name("name"))
        case "schedule": .schedule(try it.name("name"))
        case let other: throw .malformed("is", "‘\(other)’ is not a target this Runbell knows")
        }
    }
}
