internal import Notation
internal import OnCall
internal import Runbooks
internal import Vocabulary

extension EventRecord {
    /// How the programme's event is stored.
    package init(_ what: ProgrammeEntry.What) {
        let (kind, body): (ProgrammeKind, JSON) =
            switch what {
            case .overrideMade(let override): (.overrideMade, override.json)
            case .overrideEnded(let id): (.overrideEnded, .members(("override", .integer(id))))
            case .runbookAdopted(let version, let name): (.runbookAdopted, .members(("runbook", .text(version)), ("name", .string(name))))
            case .runbookRefused(let reason): (.runbookRefused, .members(("reason", .string(reason))))
            case .tokenMade(let name, let scopes): (.tokenMade, .members(("token", .text(name)), ("scopes", .texts(scopes))))
            case .tokenRevoked(let name): (.tokenRevoked, .members(("token", .text(name))))
            case .account(let name, let act): (.account, .members(("account", .text(name)), ("act", .string(act.rawValue))))
            case .device(let person, let name, let act):
                (.device, .members(("person", .text(person)), ("device", .string(name)), ("act", .string(act.rawValue))))
            case .alarm(let text): (.alarm, .members(("text", .string(text))))
            case .decided(let event): event.parts
            }
        self.init(kind.rawValue, version: kind.version, body)
    }
}

extension ProgrammeEntry.What {
    /// Reads any version of any kind that was ever released; an unknown one is an error that names it.
    package init(_ record: EventRecord) throws(RecordError) {
        guard let kind = ProgrammeKind(rawValue: record.kind), record.version == 1 else {
            throw .unknownKind(record.kind, version: record.version)
        }
        let fields = try record.fields()
        do throws(RecordError) {
            self = try Self.read(kind, fields)
        } catch {
            throw error.inside(record.kind)
        }
    }

    private static func read(_ kind: ProgrammeKind, _ it: Fields) throws(RecordError) -> Self {
        switch kind {
        case .overrideMade: .overrideMade(try Override(it))
        case .overrideEnded: .overrideEnded(try it.integer("override"))
        case .runbookAdopted: .runbookAdopted(RunbookVersion(try it.string("runbook")), name: try it.string("name"))
        case .runbookRefused: .runbookRefused(try it.string("reason"))
        case .tokenMade: .tokenMade(try it.name("token"), scopes: try it.strings("scopes"))
        case .tokenRevoked: .tokenRevoked(try it.name("token"))
        case .account: .account(try it.name("account"), try it.word("act"))
        case .device: .device(try it.name("person"), name: try it.string("device"), try it.word("act"))
        case .alarm: .alarm(try it.string("text"))
        case .versionAdopted, .rulesTakenUp, .rulesDropped, .dutyOpened, .dutyKept, .dutyMissed, .dutyMoot, .dutyWaived, .dutyReminded,
            .operatorsTold, .noticeEnded, .drillBegun, .drillEnded, .drillPagesChosen, .waysTested, .ownWaySet, .ownWayDropped,
            .ownRulesSet, .certified, .versionRead,
            .versionApproved, .upkeepDone, .actionsGoneThrough, .maintenancePlanned, .maintenanceEnded, .coverAsked,
            .coverTaken, .coverWithdrawn:
            .decided(try .read(kind, it))
        }
    }
}

extension Override {
    var json: JSON {
        .members(
            ("override", .integer(id)), ("schedule", .text(schedule)), ("person", .text(person)), ("replaces", .text(replaces)),
            ("start", .moment(start)), ("end", .moment(end)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            id: try it.integer("override"), schedule: try it.name("schedule"), person: try it.name("person"),
            replaces: try it.nameIfAny("replaces"), start: try it.moment("start"), end: try it.moment("end"))
    }
}
