import Engine
import HTTPTypes
import Notation
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Devices that pages are pushed to")
struct DeviceTests {
    private static let secrets = #""p256dh":"BKey-of-a-browser","auth":"c2VjcmV0""#

    private func body(_ name: String = "Telephone", at address: String = "https://push.example/1") -> String {
        #"{"name":"\#(name)","endpoint":"\#(address)",\#(Self.secrets)}"#
    }

    private func ana(_ house: House) async throws -> Visitor { house.visitor.bearing(try await house.token(.respond, person: "ana")) }

    private func acts(_ house: House) async throws -> [String] {
        try await house.journal.programme(after: 0).compactMap {
            if case .device(let person, let name, let act) = $0.event.what { "\(person) \(name) \(act.rawValue)" } else { nil }
        }
    }

    @Test("a person switches a browser on, sees it without its address, and takes it off; the journal remembers both")
    func life() async throws {
        let house = try House(.tokens)
        let ana = try await ana(house)
        #expect(await ana.get("/api/v1/push/key").json["key"] == "BPublicKey")
        let made = await ana.post("/api/v1/devices", body())
        let id = try #require(made.json["id"]?.string)
        #expect(made.status == 201 && made.json["person"] == "ana")
        let list = await ana.get("/api/v1/devices")
        #expect(list.json.at("devices.0.name") == "Telephone" && !list.text.contains("push.example") && !list.text.contains("BKey"))
        #expect(await ana.send(.delete, "/api/v1/devices/\(id)").status == 204)
        #expect(await ana.send(.delete, "/api/v1/devices/\(id)").status == 404)
        #expect(try await acts(house) == ["ana Telephone switched-on", "ana Telephone taken-off"])
    }

    @Test("switching on twice is switching on once, and a browser belongs to who switched it on last")
    func twice() async throws {
        let house = try House(.tokens)
        let bo = house.visitor.bearing(try await house.token(.respond, person: "bo"))
        for visitor in [try await ana(house), try await ana(house), bo] { #expect(await visitor.post("/api/v1/devices", body()).status == 201) }
        #expect(try await house.journal.devices().map(\.person) == ["bo"])
    }

    @Test("nobody touches another's device but an administrator, and a program has none")
    func others() async throws {
        let house = try House(.tokens)
        let id = try #require(await ana(house).post("/api/v1/devices", body()).json["id"]?.string)
        let bo = house.visitor.bearing(try await house.token(.respond, person: "bo"))
        #expect(await bo.get("/api/v1/devices").json["devices"]?.array?.isEmpty == true)
        #expect(await bo.post("/api/v1/devices/\(id)/test").status == 404)
        #expect(await bo.send(.delete, "/api/v1/devices/\(id)").status == 404)
        let admin = house.visitor.bearing(try await house.token(.admin))
        #expect(await admin.post("/api/v1/devices", body()).status == 403)
        #expect(await admin.send(.delete, "/api/v1/devices/\(id)").status == 204)
    }

    @Test("an address that is no push service's is refused by its name, and so is one device too many")
    func refused() async throws {
        let house = try House(.tokens)
        let ana = try await ana(house)
        let inside = await ana.post("/api/v1/devices", body(at: "https://10.0.0.1/x"))
        #expect(inside.status == 422 && inside.text.contains("#/endpoint"))
        for number in 1...Limits.devicesEach { #expect(await ana.post("/api/v1/devices", body(at: "https://push.example/\(number)")).status == 201) }
        #expect(await ana.post("/api/v1/devices", body(at: "https://push.example/more")).status == 422)
        #expect(await ana.post("/api/v1/devices", body(at: "https://push.example/1")).status == 201)
    }

    @Test("a test says what the push service said")
    func testing() async throws {
        let house = try House(.tokens)
        let ana = try await ana(house)
        for (address, taken) in [("https://push.example/1", true), ("https://push.example/gone", false)] {
            let id = try #require(await ana.post("/api/v1/devices", body(at: address)).json["id"]?.string)
            let said = await ana.post("/api/v1/devices/\(id)/test").json
            #expect(said["taken"]?.bool == taken && (said["reason"] == nil) == taken)
        }
    }

    @Test("a browser that moved says so by the address it had; a stranger who does not know that moves nothing")
    func moved() async throws {
        let house = try House(.tokens)
        _ = try await ana(house).post("/api/v1/devices", body())
        let next = #""endpoint":"https://push.example/2",\#(Self.secrets)}"#
        #expect(await house.visitor.post("/devices/moved", #"{"from":"https://push.example/x",\#(next)"#).status == 404)
        #expect(await house.visitor.post("/devices/moved", #"{"from":"https://push.example/1",\#(next)"#).status == 204)
        #expect(try await house.journal.devices().map(\.endpoint) == ["https://push.example/2"])
        let inside = #"{"from":"https://push.example/2","endpoint":"https://10.0.0.1/",\#(Self.secrets)}"#
        #expect(await house.visitor.post("/devices/moved", inside).status == 422)
        #expect(try await house.journal.devices().map(\.endpoint) == ["https://push.example/2"])
    }

    @Test("one's own page switches on, tests and takes off, and says when no page would come")
    func profile() async throws {
        let house = try House()
        let ana = house.visitor.with("Cookie", "runbell_person=ana")
        let text = await ana.get("/profile").text
        #expect(text.contains("data-push-key=\"BPublicKey\"") && text.contains("No device is switched on") && text.contains("No page comes here yet"))
        let fields = "name=%3Cb%3E&endpoint=https://push.example/1&p256dh=BKey-of-a-browser&auth=c2VjcmV0"
        let on = await ana.form("/profile", "/profile/devices", fields)
        #expect(on.status == 200 && on.text.contains("&lt;b&gt;") && !on.text.contains("No device is switched on"))
        let id = try #require(try await house.journal.devices().first?.id)
        #expect(await ana.form("/profile", "/profile/devices/\(id)/test").text.contains("push service took a test"))
        #expect(await ana.form("/profile", "/profile/devices/\(id)/remove").text.contains("It is taken off"))
        #expect(await ana.post("/profile/devices", fields).status == 403)
        #expect(await ana.form("/profile", "/profile/devices", "name=x&endpoint=https://10.0.0.1/&p256dh=B&auth=c").status == 422)
    }

    @Test("where the runbook pushes to no browser there is nothing to switch on")
    func without() async throws {
        let house = try House(push: nil)
        let ana = house.visitor.with("Cookie", "runbell_person=ana")
        #expect(await ana.get("/profile").text.contains("data-push-key") == false)
        #expect(await house.visitor.get("/api/v1/push/key").status == 404)
        #expect(await ana.with("X-Runbell-Person", "ana").post("/api/v1/devices", body()).status == 404)
    }

    @Test(
        "what a browser needs to install it comes to anybody, under the policy it has to have",
        arguments: [
            ("/service-worker.js", "text/javascript; charset=utf-8"), ("/manifest.webmanifest", "application/manifest+json"),
            ("/icon-192.png", "image/png"), ("/icon-512.png", "image/png"), ("/offline", "text/html; charset=utf-8"),
        ])
    func installing(path: String, type: String) async throws {
        let heard = await (try House(.tokens)).visitor.get(path)
        #expect(heard.status == 200 && heard.headers[.contentType] == type && heard.headers[.xContentTypeOptions] == "nosniff")
        if path == "/service-worker.js" {
            #expect(heard.headers[.cacheControl] == "no-cache" && heard.headers[.contentSecurityPolicy]?.contains("connect-src 'self'") == true)
        }
    }

    @Test("the worker may keep the start page and a room, and nothing private")
    func kept() async throws {
        let house = try House()
        try await house.incident()
        let visitor = house.visitor.with("Accept", "text/html")
        let offline = HTTPField.Name("Runbell-Offline")!
        for path in ["/", "/incidents/INC-1"] { #expect(await visitor.get(path).headers[offline] != nil) }
        #expect(await visitor.get("/audit").headers[offline] == nil)
        _ = try await house.dispatcher.perform(.knowledge(.setPrivate(true)), on: IncidentID(1), by: .person("ana"))
        for path in ["/", "/incidents/INC-1"] { #expect(await visitor.with("Cookie", "runbell_person=ana").get(path).headers[offline] == nil) }
    }
}

extension PushDesk {
    /// Takes everything but what is numbered or gone.
    static let pretended = PushDesk(
        key: "BPublicKey", objection: { $0.endpoint.contains("10.0.0.1") ? ("endpoint", "leads to no push service") : nil },
        test: { $0.endpoint.hasSuffix("gone") ? "it is gone" : nil })
}
