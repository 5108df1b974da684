internal import Notation
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// The runbook as far as an export tells it. The readers of each tool put in what they find; names, ids and what is left over are kept here.
struct ForeignDraft {
    /// What was over before is left out.
    let since: Moment
    private(set) var root = Clause(.map([Clause.Entry(name: "runbook", clause: .map([("name", Clause.unsaid)], line: nil))]))
    private(set) var unsaid: [Unsaid] = []
    private var book = ForeignNames()
    private var people: [String: String] = [:]
    /// One schedule there can be several here, all of which are paged.
    private var schedules: [String: [String]] = [:]
    private var ladders: [String: String] = [:]
    private var services: [String: String] = [:]
    private var ways: Set<Way> = []

    init(since: Moment) { self.since = since }

    mutating func miss(_ kind: String, _ thing: JSON, _ why: String) { miss(kind, thing.id, thing.title, why) }

    mutating func miss(_ kind: String, _ id: String, _ name: String, _ why: String) {
        let line = Unsaid(kind: kind, id: id, name: name, why: why)
        if !unsaid.contains(line) { unsaid.append(line) }
    }

    /// What there is of these, none of which the language has: each is named.
    mutating func missAll(_ kind: String, _ things: [JSON], _ why: String) { for thing in things { miss(kind, thing, why) } }

    mutating func set(_ path: [String], _ clause: Clause) { root[path[...]] = clause }

    mutating func append(_ key: String, _ clause: Clause) { root[key] = Clause(.list((root[key]?.items ?? []) + [clause])) }

    // MARK: People

    mutating func add(_ person: ForeignPerson) {
        guard people[person.id] == nil else { return }
        let name = book.give(person.key, in: .whom)
        people[person.id] = name
        set(["people", name], person.clause)
        let steps = person.urgent + person.normal
        ways.formUnion(steps.map(\.way))
        // Whoever says nothing is reached every way there is.
        if steps.isEmpty, person.email != nil { ways.insert(.email) }
    }

    /// Whom the export means. Somebody it does not list is kept by name, so that no turn of theirs goes to another.
    mutating func person(_ id: String, named name: String) -> PersonName {
        if people[id] == nil {
            add(ForeignPerson(id: id, name: name.isEmpty ? id : name))
            miss("user", id, name, "is named, and not among the users of the export: nothing says how to reach them.")
        }
        return PersonName(people[id] ?? id)
    }

    /// Ways need something that carries them; the secrets it needs are named and never carried over.
    private mutating func connect() {
        if ways.contains(.email) {
            set(["connections", "mail"], .map([("kind", "smtp"), ("url", "env:SMTP_URL"), ("from", "env:SMTP_FROM")], line: nil))
        }
        if ways.contains(.sms) || ways.contains(.call) {
            let settings = [("kind", "twilio"), ("account", "env:TWILIO_ACCOUNT"), ("token", "env:TWILIO_TOKEN"), ("from", "env:TWILIO_FROM")]
            set(["connections", "telephone"], .map(settings, line: nil))
        }
        if ways.contains(.push) { set(["connections", "push"], .map([("kind", "webpush")], line: nil)) }
        if ways.contains(.slack) { set(["connections", "chat"], .map([("kind", "slack"), ("token", "env:SLACK_BOT_TOKEN")], line: nil)) }
    }

    // MARK: Schedules

    mutating func name(_ schedule: JSON) -> String { book.give(schedule.title, in: .whom) }

    mutating func keep(_ name: String, of schedule: JSON, zone: String, layers: [Layer]) {
        schedules[schedule.id, default: []].append(name)
        let entries = [
            Clause.Entry(name: "zone", clause: Clause(zone, line: nil)), Clause.Entry(name: "layers", clause: Clause(.list(layers.map(\.clause)))),
        ]
        set(["schedules", name], Clause(.map(entries), note: schedule.id))
    }

    func names(ofSchedule id: String) -> [String] { schedules[id] ?? [] }

    // MARK: Ladders and services

    mutating func keep(ladder clause: Clause, of policy: JSON) {
        var clause = clause
        clause.note = policy.id
        let name = book.give(policy.title, in: .ladder)
        ladders[policy.id] = name
        set(["ladders", name], clause)
    }

    func name(ofLadder id: String) -> String? { ladders[id] }

    mutating func keep(service: JSON) {
        let name = book.give(service.title, in: .service)
        services[service.id] = name
        set(["services", name], Clause(.map([]), note: service.id))
    }

    func name(ofService id: String) -> String? { services[id] }

    mutating func keep(source kind: String, for thing: JSON, key: String) -> String {
        let name = book.give(thing.title, in: .source)
        set(["sources", name], Clause(Clause.map([("kind", kind), ("key", key)], line: nil).content, note: thing.id))
        return name
    }

    mutating func keep(quiet clause: Clause, named name: String) { set(["quiet", book.give(name, in: .quiet)], clause) }

    mutating func finish() { connect() }
}
