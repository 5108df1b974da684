internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// How somebody is reached by their own word: addresses they proved, and rules of their own. Only as far as the runbook leaves it to them.
enum OwnWaysAPI {
    static let routes = [
        Route(.get, "/api/v1/people/{name}/ways", .read, reading) { visit, site in try await answer(try person(visit, site), site) },
        Route(.post, "/api/v1/people/{name}/ways", .respond, asking) { visit, site in
            let asked = try await ask(visit, site)
            return .json(202) {
                $0.object {
                    $0.member("contact", asked.contact.rawValue)
                    $0.member("shown", asked.shown)
                    $0.member("until", asked.until)
                }
            }
        },
        Route(.post, "/api/v1/people/{name}/ways/{contact}/prove", .respond, proving) { visit, site in
            try await prove(visit, site)
            return try await answer(try person(visit, site), site)
        },
        Route(.post, "/api/v1/people/{name}/ways/{contact}/drop", .respond, dropping) { visit, site in
            try await drop(visit, site)
            return try await answer(try person(visit, site), site)
        },
        Route(.post, "/api/v1/people/{name}/reach", .respond, ruling) { visit, site in
            try await rule(visit, site)
            return try await answer(try person(visit, site), site)
        },
    ]

    private static let reading = Operation(
        "getWays", "How somebody is reached, addresses masked", tag: "programme",
        success: Operation.Success(200, "The ways", .named("Ways")), notFound: true)

    static let asking = Operation(
        "addWay", "Send a code to an address of one's own, to prove it", tag: "programme",
        body: .object([.required("contact", .word(AddressKind.allCases.map(\.rawValue))), .required("address", .text(1...254))]),
        success: Operation.Success(
            202, "The code is on its way", .object([.required("contact", .words), .required("shown", .words), .required("until", .moment)])),
        refuses: true, notFound: true, showsSecret: true)

    static let proving = Operation(
        "proveWay", "Give the code back: from now on one is reached there", tag: "programme",
        body: .object([.required("code", .text(1...20))]), success: Operation.Success(200, "The ways", .named("Ways")), refuses: true, notFound: true,
        showsSecret: true)

    private static let dropping = Operation(
        "dropWay", "Go back to the address the runbook has", tag: "programme",
        success: Operation.Success(200, "The ways", .named("Ways")), refuses: true, notFound: true)

    static let ruling = Operation(
        "setReach", "Rules of one's own in place of the runbook's; an empty one: as the runbook says", tag: "programme",
        body: .object([
            .optional("urgent", .list(.text(1...40), atMost: Limits.ownRuleSteps), "such as `push`, `call after 5m`"),
            .optional("normal", .list(.text(1...40), atMost: Limits.ownRuleSteps), "for what can wait"),
        ]), success: Operation.Success(200, "The ways", .named("Ways")), refuses: true, notFound: true)

    static let shape = Shape.object([
        .required("person", .words), .required("mayChange", .flag, "the runbook leaves it to this person"),
        .required(
            "addresses",
            .list(
                .object([
                    .required("contact", .words), .required("shown", .words), .required("own", .flag, "proven by the person, not the runbook's"),
                ]),
                atMost: 10)),
        .required("urgent", .list(.words, atMost: 100), "the steps that are taken, with their waits"),
        .required("normal", .list(.words, atMost: 100)),
        .required("ownRules", .flag),
    ])

    // MARK: What the page does too

    struct Asked {
        let contact: AddressKind
        let shown: String
        let until: Moment
    }

    static func ask(_ visit: Visit, _ site: Site) async throws -> Asked {
        let person = try own(visit, site)
        let written = visit.text("address") ?? ""
        guard let contact = visit.text("contact").flatMap(AddressKind.init) else { throw ProblemDocument.invalid("#/contact", "is none we know") }
        guard let address = contact.address(written) else { throw ProblemDocument.invalid("#/address", contact.wanted) }
        let runbook = site.dispatcher.library.current
        guard let approach = runbook.approach(to: contact, at: address) else {
            throw ProblemDocument.invalid("#/contact", "no connection of the runbook carries it")
        }
        guard let code = site.codes.make(for: .init(person: person, contact: contact), at: address, now: site.now) else {
            throw ProblemDocument.tooMany(retryAfter: 3600, "\(Limits.codesEachHour) codes left for \(person) within an hour")
        }
        let text = "\(code) proves that this is yours. It is good for ten minutes. If you did not ask for it, ignore it."
        if let reason = await site.wiring.tell(approach, "Your code is \(code)", text) {
            throw ProblemDocument.invalid("#/address", "the code could not be sent there: \(reason)")
        }
        return Asked(contact: contact, shown: contact.masked(address), until: site.now + Limits.codeLifetime)
    }

    static func prove(_ visit: Visit, _ site: Site) async throws {
        let person = try own(visit, site)
        let contact = try contact(visit)
        switch site.codes.prove(visit.text("code") ?? "", of: .init(person: person, contact: contact), now: site.now) {
        case .proven(let address):
            _ = try await site.dispatcher.perform(.ownWay(person, contact, address: address), by: visit.caller.author)
        case .wrong(let left): throw ProblemDocument.invalid("#/code", "is another one; \(left) more tries")
        case .none: throw ProblemDocument.invalid("#/code", "is not good any more: ask for another one")
        }
    }

    static func drop(_ visit: Visit, _ site: Site) async throws {
        _ = try await site.dispatcher.perform(.dropOwnWay(try mine(visit, site), try contact(visit)), by: visit.caller.author)
    }

    static func rule(_ visit: Visit, _ site: Site) async throws {
        func steps(_ name: String) throws -> [Person.Reach] {
            try visit.texts(name).map { text in
                guard let step = Person.Reach(written: text) else {
                    throw ProblemDocument.invalid("#/\(name)", "“\(text)” is no step; write it as push, or call after 5m")
                }
                return step
            }
        }
        let (urgent, normal) = (try steps("urgent"), try steps("normal"))
        _ = try await site.dispatcher.perform(.ownRules(try mine(visit, site), urgent: urgent, normal: normal), by: visit.caller.author)
    }

    // MARK: Who

    static func person(_ visit: Visit, _ site: Site) throws -> PersonName {
        let name = PersonName(visit.arguments[0])
        guard site.dispatcher.library.current.people[name] != nil else { throw ProblemDocument.notFound("the runbook has no person '\(name)'") }
        return name
    }

    /// Only oneself, and only where the runbook leaves it to them; asked before anything is sent.
    private static func own(_ visit: Visit, _ site: Site) throws -> PersonName {
        let name = try person(visit, site)
        guard visit.caller.author == .person(name) else { throw ProblemDocument.forbidden("only \(name) can say how \(name) is reached") }
        guard site.dispatcher.library.current.leavesWays(to: name) else {
            throw ProblemDocument.forbidden("the runbook says how \(name) is reached; `own_ways` under `access` leaves it to them")
        }
        return name
    }

    /// Oneself, or an administrator for somebody who cannot.
    private static func mine(_ visit: Visit, _ site: Site) throws -> PersonName {
        let name = try person(visit, site)
        let isOwn = visit.caller.author == .person(name)
        guard isOwn || visit.caller.may(.admin) && visit.caller.author.person == nil else {
            throw ProblemDocument.forbidden("only \(name) can say how \(name) is reached")
        }
        return name
    }

    private static func contact(_ visit: Visit) throws -> AddressKind {
        guard let contact = AddressKind(rawValue: visit.arguments[1]) else {
            throw ProblemDocument.notFound("nobody is reached by '\(visit.arguments[1])'")
        }
        return contact
    }

    private static func answer(_ name: PersonName, _ site: Site) async throws -> Response {
        let own = await site.dispatcher.ownReach()[name]
        let book = await site.dispatcher.honoured()
        let mayChange = site.dispatcher.library.current.leavesWays(to: name)
        return .json { $0.ways(of: name, own, under: book, mayChange: mayChange) }
    }
}

extension AddressKind {
    fileprivate var wanted: String {
        switch self {
        case .email: "a mail address is wanted, such as ana@shop.example"
        case .phone: "a number with its country's code is wanted, such as +46700000001"
        case .slack: "a Slack member's id is wanted, such as U01"
        case .ntfy: "an ntfy topic is wanted: letters, digits, - and _"
        }
    }
}

extension JSONWriter {
    fileprivate mutating func ways(of name: PersonName, _ own: OwnReach?, under book: Runbook, mayChange: Bool) {
        func steps(_ urgency: Severity.Urgency) -> [String] {
            book.waysToReach(name, urgency: urgency).map { Person.Reach(by: .way($0.way), after: $0.after).written }
        }
        object {
            $0.member("person", name)
            $0.member("mayChange", mayChange)
            $0.member("addresses") { writer in
                writer.array { list in
                    for contact in AddressKind.allCases {
                        guard let address = book.people[name]?[contact] else { continue }
                        list.object {
                            $0.member("contact", contact.rawValue)
                            $0.member("shown", contact.masked(address))
                            $0.member("own", own?.addresses[contact] != nil)
                        }
                    }
                }
            }
            $0.member("urgent", steps(.urgent))
            $0.member("normal", steps(.normal))
            $0.member("ownRules", own.map { !$0.urgent.isEmpty || !$0.normal.isEmpty } ?? false)
        }
    }
}
