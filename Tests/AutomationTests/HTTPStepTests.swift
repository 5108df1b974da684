import Automation
import Outbound
import Testing
import Vocabulary

@Suite("Steps over HTTP")
struct HTTPStepTests {
    /// Answers with the request itself.
    private static let mirror = Wire(perform: { request in
        let headers = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        return .answer(HTTPAnswer(status: 200, body: Array("\(request.method) \(request.url) [\(headers)] ".utf8) + request.body))
    })

    private func mirrored(_ errand: Errand, timeout: Duration = .seconds(5)) async -> ErrandOutcome {
        await ErrandRunner(allowed: .nothing, wire: Self.mirror).run(errand, timeout: timeout)
    }

    @Test("method, address, headers and body go out as they were given")
    func request() async {
        let errand = Errand.http(
            method: "put", url: "http://shop.example/x?y", headers: [.init("X-Key", "k"), .init("content-type", "a/b")], body: "{}")
        #expect(await mirrored(errand).output == "PUT http://shop.example/x?y [X-Key: k, content-type: a/b] {}")
        #expect(await mirrored(.http(url: "http://shop.example")).output == "GET http://shop.example [] ")
    }

    @Test("a body that says nothing of its kind is JSON when it can be read as JSON, and text otherwise")
    func contentType() async {
        #expect(await mirrored(.http(method: "POST", url: "u", body: #"{"a":1}"#)).output == #"POST u [Content-Type: application/json] {"a":1}"#)
        #expect(await mirrored(.http(method: "POST", url: "u", body: "a=1")).output == "POST u [Content-Type: text/plain; charset=utf-8] a=1")
    }

    struct Case: CustomTestStringConvertible {
        let status: Int
        let expect: ClosedRange<Int>
        let ending: ErrandOutcome.Ending
        var testDescription: String { "\(status) where \(expect) is expected" }
    }

    @Test(
        "the status decides",
        arguments: [
            Case(status: 200, expect: 200...299, ending: .succeeded),
            Case(status: 299, expect: 200...299, ending: .succeeded),
            Case(status: 404, expect: 404...404, ending: .succeeded),
            Case(status: 503, expect: 200...299, ending: .failed(reason: "answered 503 where 200 to 299 was expected")),
            Case(status: 201, expect: 200...200, ending: .failed(reason: "answered 201 where 200 was expected")),
            Case(
                status: 302, expect: 200...299,
                ending: .failed(reason: "answered 302 where 200 to 299 was expected; redirects are not followed: write the address it leads to")),
        ])
    func status(_ sample: Case) async {
        let errand = Errand.http(url: "http://shop.example", expect: sample.expect)
        let outcome = await Steps.run(errand, answer: HTTPAnswer(status: sample.status, body: Array("why".utf8)))
        #expect(outcome.ending == sample.ending)
        #expect(outcome.status == sample.status)
        #expect(outcome.output == "why")
    }

    @Test(
        "what is no request is refused",
        arguments: [
            Errand.http(method: "", url: "u"), .http(method: "GET /x", url: "u"), .http(method: "GÉT", url: "u"), .http(url: "u", body: "x"),
            .http(method: "head", url: "u", body: "x"), .http(url: "u", headers: [.init("A: b\r\nC", "d")]),
            .http(url: "u", headers: [.init("", "d")]),
        ])
    func refused(errand: Errand) async {
        guard case .refused = await mirrored(errand).ending else { return #expect(Bool(false), "\(errand)") }
    }

    @Test("without time nothing is sent")
    func noTime() async {
        #expect(await mirrored(.http(url: "u"), timeout: .zero).ending == .timedOut(reason: "no time was left for it"))
    }

    @Test(
        "what libcurl says is told apart",
        arguments: [
            (28, ErrandOutcome.Ending.timedOut(reason: "why")), (1, .refused(reason: "why")), (3, .refused(reason: "why")),
            (7, .failed(reason: "why")),
        ])
    func fault(code: Int, ending: ErrandOutcome.Ending) async {
        let wire = Wire(perform: { _ in .fault(TransferFault(code: code, reason: "why")) })
        let outcome = await ErrandRunner(allowed: .nothing, wire: wire).run(.http(url: "u"), timeout: .seconds(5))
        #expect(outcome == ErrandOutcome(ending, took: outcome.took))
    }
}

@Suite("Steps over HTTP, on the wire")
struct HTTPWireTests {
    private func run(_ errand: Errand, _ options: CurlClient.Options = .init(), timeout: Duration = .seconds(30)) async -> ErrandOutcome {
        let client = CurlClient(options: options)
        defer { client.stop() }
        return await ErrandRunner(allowed: .nothing, wire: .curl(client)).run(errand, timeout: timeout)
    }

    @Test("an answer comes back with its status and body", arguments: ["GET", "POST", "DELETE"])
    func answer(method: String) async {
        let server = OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone")
        let outcome = await run(.http(method: method, url: "\(server.url)/restart", headers: [.init("Authorization", "Bearer k")]))
        #expect(outcome.ending == .succeeded)
        #expect(outcome.output == "done")
        #expect(server.asked.first?.hasPrefix("\(method) /restart HTTP/1.1\r\n") == true)
        #expect(server.asked.first?.contains("Authorization: Bearer k\r\n") == true)
    }

    @Test("HEAD waits for no body")
    func head() async {
        let server = OneAnswer("HTTP/1.1 204 None\r\nContent-Length: 4\r\n\r\n")
        #expect(await run(.http(method: "HEAD", url: server.url)).status == 204)
    }

    @Test("a redirect is not followed")
    func redirect() async {
        let other = OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let server = OneAnswer("HTTP/1.1 302 Found\r\nLocation: \(other.url)\r\nContent-Length: 0\r\n\r\n")
        #expect(await run(.http(url: server.url)).status == 302)
        #expect(other.asked.isEmpty)
    }

    @Test("a long answer is cut, and says so")
    func long() async {
        let server = OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + String(repeating: "x", count: 200_000))
        let outcome = await run(.http(url: server.url))
        #expect(outcome.ending == .succeeded)
        #expect(outcome.isTruncated)
        #expect(outcome.output.utf8.count <= Limits.stepOutputBytes)
    }

    @Test("an answer that breaks off has failed, and a server that says nothing is given up in time")
    func broken() async {
        let server = OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal")
        guard case .failed = await run(.http(url: server.url)).ending else { return #expect(Bool(false)) }
        let silent = OneAnswer(nil)
        guard case .timedOut = await run(.http(url: silent.url), timeout: .milliseconds(200)).ending else { return #expect(Bool(false)) }
    }

    @Test("private addresses are refused where the server refuses them, and other protocols everywhere")
    func refused() async {
        let server = OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let outcome = await run(.http(url: server.url), CurlClient.Options(refusesPrivateAddresses: true))
        #expect(outcome.ending == .refused(reason: "the host has a private address, and the server is set to refuse those"))
        #expect(server.asked.isEmpty)
        for url in ["file:///etc/passwd", "no address at all", "gopher://127.0.0.1"] {
            guard case .refused = await run(.http(url: url)).ending else { return #expect(Bool(false), "\(url)") }
        }
    }
}
