internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runtime
internal import Signing
internal import Storage
internal import Vocabulary

/// Browsers that pages are pushed to. People switch on their own; an administrator sees and takes off anybody's.
enum DevicesAPI {
    static let routes = [
        Route(.get, "/api/v1/push/key", .read, asking) { _, site in
            let desk = try site.pushDesk()
            return .json { $0.object { $0.member("key", desk.key) } }
        },
        Route(.get, "/api/v1/devices", .read, listing) { visit, site in
            let devices = try await site.devices(for: visit.caller)
            return .json { $0.page("devices", devices) { $0.device($1) } }
        },
        Route(.post, "/api/v1/devices", .respond, adding) { visit, site in
            let device = try await add(visit, site)
            return .json(201) { $0.device(device) }
        },
        Route(.delete, "/api/v1/devices/{id}", .respond, removing) { visit, site in
            try await remove(visit, site)
            return .empty(204)
        },
        Route(.post, "/api/v1/devices/{id}/test", .respond, testing) { visit, site in
            let problem = try await test(visit, site)
            return .json { writer in
                writer.object {
                    $0.member("taken", problem == nil)
                    $0.member("reason", ifAny: problem)
                }
            }
        },
    ]

    /// The worker of a browser whose push service gave it another address. It is not signed in: it proves itself by the old address, which
    /// only browser, push service and server know.
    static let moving = Route(.post, "/devices/moved", .free, bodyBytes: Limits.formBytes) { visit, site in
        let json = try moved.check(visit.body)
        let old = json["from"]?.string.map(id(of:))
        guard var device = try await site.journal.devices().first(where: { $0.id == old }) else {
            throw ProblemDocument.notFound("no device has this address")
        }
        let before = device
        device.take(json)
        try site.check(device)
        try await site.dispatcher.keep(device, by: .person(device.person))
        if device.id != before.id { try await site.dispatcher.drop(before, .gone, by: .runbell) }
        return .empty(204)
    }

    static func add(_ visit: Visit, _ site: Site) async throws -> DeviceRow {
        guard let person = visit.caller.author.person else {
            throw ProblemDocument.forbidden("a device belongs to a person of the runbook, and you are none: sign in as one")
        }
        var device = DeviceRow(id: "", person: person, name: visit.text("name") ?? "", endpoint: "", p256dh: "", auth: "", addedAt: site.now)
        device.take(visit.json)
        try site.check(device)
        let others = try await site.journal.devices().filter { $0.person == person && $0.id != device.id }
        guard others.count < Limits.devicesEach else {
            throw ProblemDocument.invalid("#/name", "would be one more than \(Limits.devicesEach) devices: take one off first")
        }
        try await site.dispatcher.keep(device, by: visit.caller.author)
        return device
    }

    static func remove(_ visit: Visit, _ site: Site) async throws {
        try await site.dispatcher.drop(try await named(visit, site), .takenOff, by: visit.caller.author)
    }

    /// Nil when the push service took it.
    static func test(_ visit: Visit, _ site: Site) async throws -> String? {
        await (try site.pushDesk()).test(try await named(visit, site))
    }

    private static func named(_ visit: Visit, _ site: Site) async throws -> DeviceRow {
        guard let device = try await site.devices(for: visit.caller).first(where: { $0.id == visit.arguments[0] }) else {
            throw ProblemDocument.notFound("you have no device '\(visit.arguments[0])'")
        }
        return device
    }

    fileprivate static func id(of endpoint: String) -> String { String(Digest.sha256(endpoint).hex.prefix(32)) }

    // MARK: What the document says

    private static let given: [Shape.Member] = [
        .required("endpoint", .line, "where its push service takes messages for it"),
        .required("p256dh", .text(1...256), "its public key, base64url"),
        .required("auth", .text(1...64), "its secret, base64url"),
    ]

    private static let moved = Operation(
        "moveDevice", "", tag: "devices", body: .object([.required("from", .line)] + given), success: Operation.Success(204, "Moved", nil))

    private static let asking = Operation(
        "getPushKey", "The public key that a browser subscribes to this server with", tag: "devices",
        success: Operation.Success(200, "In base64url", .object([.required("key", .words)])), notFound: true)

    private static let listing = Operation(
        "listDevices", "Browsers that pages are pushed to: one's own, for an administrator everybody's", tag: "devices",
        success: Operation.Success(200, "Devices", .page("devices", of: "Device")))

    private static let adding = Operation(
        "addDevice", "Switch on a browser, by what its `PushSubscription` says; switching on again is switching on once", tag: "devices",
        body: .object([.required("name", .text(1...Limits.deviceNameLetters), "what its owner calls it")] + given),
        success: Operation.Success(201, "Switched on", .named("Device")), notFound: true)

    private static let removing = Operation(
        "removeDevice", "Push to it no more", tag: "devices", success: Operation.Success(204, "Taken off", nil), notFound: true)

    private static let testing = Operation(
        "testDevice", "Push a test to one device", tag: "devices",
        success: Operation.Success(
            200, "What its push service said",
            .object([.required("taken", .flag), .optional("reason", .words, "why its push service did not take it")])), notFound: true)

    static let shape = Shape.object([
        .required("id", .words), .required("person", .words), .required("name", .words), .required("added", .moment),
        .optional("used", .moment, "when its push service last took a message for it"),
    ])
}

extension Operation {
    /// For a door that is none of the API's.
    fileprivate func check(_ body: [UInt8]) throws -> JSON { try check(Form(""), body) }
}

extension DeviceRow {
    fileprivate mutating func take(_ json: JSON) {
        endpoint = json["endpoint"]?.string ?? ""
        p256dh = json["p256dh"]?.string ?? ""
        auth = json["auth"]?.string ?? ""
        id = DevicesAPI.id(of: endpoint)
    }
}

extension Site {
    func pushDesk() throws(ProblemDocument) -> PushDesk {
        guard let desk = wiring.push() else { throw .notFound("the runbook has no connection of kind webpush") }
        return desk
    }

    fileprivate func check(_ device: DeviceRow) throws {
        if let objection = try pushDesk().objection(device) { throw ProblemDocument.invalid("#/\(objection.member)", objection.text) }
    }

    func devices(for caller: Caller) async throws -> [DeviceRow] {
        let all = try await journal.devices()
        return caller.may(.admin) ? all : all.filter { .person($0.person) == caller.author }
    }
}

extension JSONWriter {
    /// Never its address or keys: whoever has them can use it up.
    fileprivate mutating func device(_ row: DeviceRow) {
        object {
            $0.member("id", row.id)
            $0.member("person", row.person)
            $0.member("name", row.name)
            $0.member("added", row.addedAt)
            $0.member("used", ifAny: row.usedAt)
        }
    }
}
