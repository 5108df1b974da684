import Notation
import Outbound
import Testing
import Vocabulary

@Suite("The client over SMTP", .enabled(if: Python.isReady))
struct CurlMailTests {
    private let server: OutboundServer
    private let client: CurlClient

    init() throws {
        server = try OutboundServer.running.get()
        client = CurlClient(options: CurlClient.Options(caFile: server.authority))
    }

    private func send(_ letter: Letter, by server: MailServer, client other: CurlClient? = nil) async -> Verdict {
        let settings = SMTPSettings(server: server, senderAddress: "oncall@pria.example", timeout: .seconds(10))
        return await Notifier.smtp(settings, wire: .curl(other ?? client), now: { Letters.now }).judge(letter)
    }

    @Test("what a mail says arrives unharmed, dots and all")
    func arrives() async throws {
        let text = ".\n.. dots\r\nlong \(String(repeating: "ж", count: 500))\n\n.\nend = fin "
        #expect(await send(Letters.page(to: "dots@x.example", title: "Störung 🚨", text: text), by: server.mailServer("smtp", .never)) == .delivered)
        let mail = try #require(try await server.mail(to: "dots@x.example"))
        #expect(mail.at("headers.Subject") == "P1 INC-42 Störung 🚨")
        let plain = mail["parts"]?["text/plain"]?.string?.replacing("\r\n", with: "\n") ?? ""
        #expect(plain.contains(text.replacing("\r\n", with: "\n")))
        #expect(mail["longest"]!.integer! <= 78)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let port: String
        let security: MailServer.Security
        var password: String?
        var tls = true
    }

    @Test(
        "mail goes out the way the server is set up",
        arguments: [
            Case(testDescription: "STARTTLS and a password", port: "starttls", security: .required, password: "p@ss word"),
            Case(testDescription: "STARTTLS where offered", port: "maytls", security: .opportunistic),
            Case(testDescription: "TLS from the first byte", port: "smtps", security: .implicit),
            Case(testDescription: "a relay without TLS", port: "smtp", security: .opportunistic, tls: false),
        ])
    func security(_ example: Case) async throws {
        let address = "\(example.port)-\(example.security)@x.example"
        let server = server.mailServer(example.port, example.security, user: example.password.map { _ in "runbell" }, password: example.password)
        #expect(await send(Letters.page(to: address), by: server) == .delivered)
        let mail = try #require(try await self.server.mail(to: address))
        #expect(mail["login"]?.string == example.password.map { _ in "runbell" })
        #expect(mail["tls"]?.bool == (example.port == "smtps" ? false : example.tls))
    }

    @Test("nothing leaves in the clear where TLS is required")
    func required() async throws {
        guard case .later = await send(Letters.page(to: "clear@x.example"), by: server.mailServer("smtp", .required)) else {
            Issue.record("sent in the clear")
            return
        }
        let mail = try await server.mail(to: "clear@x.example")
        #expect(mail == Optional.none)
    }

    @Test("a stranger's certificate is not taken where TLS is required, and is where anything is better than nothing")
    func strangers() async throws {
        let trusting = CurlClient()
        guard case .later = await send(Letters.page(to: "s1@x.example"), by: server.mailServer("maytls", .required), client: trusting) else {
            Issue.record("trusted a stranger")
            return
        }
        #expect(await send(Letters.page(to: "s2@x.example"), by: server.mailServer("maytls", .opportunistic), client: trusting) == .delivered)
    }

    @Test("a wrong password is refused, and not repeated in the reason")
    func wrongPassword() async throws {
        let server = server.mailServer("starttls", .required, user: "runbell", password: "guessed")
        guard case .refused(let reason) = await send(Letters.page(), by: server) else {
            Issue.record("let in")
            return
        }
        #expect(!reason.contains("guessed") && !reason.isEmpty)
    }

    @Test("each refusal goes by its reply's first digit", arguments: [("bounce", false), ("later", true), ("shut", false)])
    func refusals(name: String, isLater: Bool) async {
        let verdict = await send(Letters.page(to: "\(name)@x.example"), by: server.mailServer("smtp", .never))
        switch verdict {
        case .later: #expect(isLater)
        case .refused: #expect(!isLater)
        default: Issue.record("\(verdict)")
        }
    }

    @Test("two hundred mails at once all arrive")
    func many() async throws {
        let server = server.mailServer("smtp", .never)
        let delivered = await withTaskGroup(of: Verdict.self) { group in
            for number in 0..<200 { group.addTask { await send(Letters.page(to: "many\(number)@x.example"), by: server) } }
            return await group.reduce(0) { $0 + ($1 == .delivered ? 1 : 0) }
        }
        #expect(delivered == 200)
        #expect(try await self.server.mail(to: "many199@x.example") != nil)
    }
}
