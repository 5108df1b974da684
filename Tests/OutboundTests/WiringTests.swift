import Outbound
import Runbooks
import Synchronization
import Testing
import Vocabulary

@Suite("Connections out of a runbook")
struct WiringTests {
    private struct NotSet: Error, CustomStringConvertible {
        let description: String
    }

    private static func office(_ connections: [Connection], environment: [String: String] = [:], wire: Wire? = nil) -> PostOffice {
        let silent = Wire(perform: { _ in .answer(HTTPAnswer(status: 200)) }, deliver: { _ in nil })
        return .wired(
            connections: connections, publicURL: "https://bell.example/",
            secret: { setting in
                guard case .environment(let name) = setting, let value = environment[name] else { throw NotSet(description: "\(setting) is not set") }
                return value
            }, wire: wire ?? silent, now: { Letters.now })
    }

    private static func connection(_ kind: Connection.Kind, _ settings: [String: Setting], fallback: [ConnectionName] = []) -> Connection {
        Connection(name: "x", kind: kind, settings: settings, fallback: fallback)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let connection: Connection
        let problem: String
        var testDescription: String { problem }
    }

    @Test(
        "what a connection lacks is said at start",
        arguments: [
            Case(
                connection: connection(.smtp, ["from": .plain("a@b.example")]),
                problem: "the setting url is missing: write env:SMTP_URL, such as smtp://mail.example:587"),
            Case(
                connection: connection(.smtp, ["url": .plain("http://mail"), "from": .plain("a@b.example")]),
                problem: "the setting url is not an smtp:// or smtps:// address"),
            Case(
                connection: connection(.smtp, ["url": .plain("smtp://mail")]),
                problem: "the setting from is missing: write the address mail comes from"),
            Case(
                connection: connection(.smtp, ["url": .plain("smtp://mail"), "from": .plain("nobody")]),
                problem: "the setting from is not a mail address"),
            Case(
                connection: connection(.smtp, ["url": .plain("smtp://u@mail"), "from": .plain("a@b.example")]),
                problem: "the setting password is missing: a user needs one"),
            Case(
                connection: connection(.smtp, ["url": .plain("smtp://mail?starttls=si"), "from": .plain("a@b.example")]),
                problem: "starttls in the url is not one of required, opportunistic, never"),
            Case(
                connection: connection(.webhook, [:]),
                problem: "the setting url is missing: write the address to send to"),
            Case(
                connection: connection(.webhook, ["url": .plain("ftp://x.example")]),
                problem: "the setting url is not an http or https address"),
            Case(
                connection: connection(.webhook, ["url": .plain("https://x.example"), "secret": .environment("SHORT")]),
                problem: "the setting secret is not a Standard Webhooks secret: write whsec_ and 24 to 64 bytes in base64"),
            Case(
                connection: connection(.slack, [:]),
                problem: "the setting token is missing: write env:SLACK_BOT_TOKEN, or the address of an incoming webhook as url"),
            Case(
                connection: connection(.twilio, ["from": .plain("+46700000099"), "token": .environment("TOKEN")]),
                problem: "the setting account is missing: it begins with AC"),
            Case(
                connection: connection(.ntfy, ["user": .plain("ana")]),
                problem: "the setting password is missing: a user needs one"),
            Case(
                connection: connection(.capture, [:], fallback: ["y"]),
                problem: "the fallback y is no connection: check the name"),
            Case(
                connection: connection(.capture, [:], fallback: ["x"]),
                problem: "the fallback x is the connection itself: take it out"),
        ])
    func problems(_ example: Case) {
        let office = Self.office([example.connection], environment: ["SHORT": "whsec_abcd", "TOKEN": "t"])
        #expect(office.problems.map(\.description) == ["connection x: \(example.problem)"])
    }

    @Test("a secret that is not set is named, and its letters go to the fallback")
    func missingSecret() async {
        let slack = Connection(name: "ops", kind: .slack, settings: ["token": .environment("SLACK")], fallback: ["hook"])
        let office = Self.office([slack, Connection(name: "hook", kind: .webhook, settings: ["url": .plain("https://x.example/")])])
        #expect(office.problems.count == 1)
        #expect(office.problems.first?.description.contains("the setting token could not be read") == true)
        #expect(await office.send(Letters.notice()).provider == "hook")
    }

    @Test("a secret that only answers need does not keep pages from leaving")
    func signingSecret() async {
        let settings: [String: Setting] = ["token": .environment("SLACK"), "signing_secret": .environment("SIGNING")]
        let ok = Wire(perform: { _ in .answer(HTTPAnswer(status: 200, body: Array(#"{"ok":true}"#.utf8))) })
        let office = Self.office([Connection(name: "ops", kind: .slack, settings: settings)], environment: ["SLACK": "xoxb-1"], wire: ok)
        #expect(office.problems.count == 1)
        #expect(await office.send(Letters.notice()).0 == .delivered)
    }

    @Test(
        "fallbacks that could never help are named",
        arguments: [
            (Connection.Kind.capture, "captures letters, which reach nobody: take it out"),
            (.ntfy, "needs another kind of address: take one that carries the same way"),
        ])
    func fallbacks(kind: Connection.Kind, words: String) {
        let mail: [String: Setting] = ["url": .plain("smtp://mail.example"), "from": .plain("a@b.example")]
        let office = Self.office([Connection(name: "x", kind: .smtp, settings: mail, fallback: ["y"]), Connection(name: "y", kind: kind)])
        #expect(office.problems.map(\.description) == ["connection x: the fallback y \(words)"])
    }

    @Test("providers of one chain share the time a letter may take")
    func patience() async {
        let seen = Mutex<[Duration]>([])
        let wire = Wire(perform: { request in
            seen.withLock { $0.append(request.timeout) }
            return .answer(HTTPAnswer(status: 503))
        })
        let hooks = ["a", "b"].map {
            Connection(name: ConnectionName($0), kind: .webhook, settings: ["url": .plain("https://x.example")], fallback: $0 == "a" ? ["b"] : [])
        }
        _ = await Self.office(hooks, wire: wire).send(Letters.page(by: .webhook, over: "a"))
        #expect(seen.withLock { $0 } == [Limits.sendTimeout / 2, Limits.sendTimeout / 2])
    }
}
