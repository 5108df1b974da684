import Notation
import Outbound
import Testing
import Vocabulary

@Suite("The client over HTTP", .enabled(if: Python.isReady))
struct CurlHTTPTests {
    private let server: OutboundServer
    private let client: CurlClient

    init() throws {
        server = try OutboundServer.running.get()
        client = CurlClient(options: CurlClient.Options(caFile: server.authority))
    }

    private func post(_ path: String, over scheme: String = "http", timeout: Duration = .seconds(10), by other: CurlClient? = nil) async -> HTTPResult
    {
        await (other ?? client).perform(HTTPRequest(url: server.url(path, over: scheme), timeout: timeout))
    }

    private func fault(_ result: HTTPResult) throws -> TransferFault {
        guard case .fault(let fault) = result else { throw Unexpected(result: result) }
        return fault
    }

    private func answer(_ result: HTTPResult) throws -> HTTPAnswer {
        guard case .answer(let answer) = result else { throw Unexpected(result: result) }
        return answer
    }

    struct Unexpected: Error {
        let result: HTTPResult
    }

    @Test("method, headers and body arrive as they were given", arguments: ["POST", "PUT", "PATCH"])
    func echo(method: String) async throws {
        let request = HTTPRequest(
            method: method, url: server.url("/echo"), headers: [.init("Content-Type", "text/x"), .init("X-Trick", "a\r\nX-More: b")],
            body: Array("ж\u{1}".utf8))
        let document = try JSON(parsing: answer(await client.perform(request)).body)
        #expect(document["method"]?.string == method)
        #expect(document["body"] == "ж\u{1}")
        #expect(document.at("headers.user-agent") == "Runbell")
        #expect(document.at("headers.content-type") == "text/x")
        #expect(document.at("headers.x-trick") == "aX-More: b")
        #expect(document.at("headers.expect") == nil)
    }

    @Test("an empty body is sent as one")
    func empty() async throws {
        let document = try JSON(parsing: answer(await post("/echo")).body)
        #expect(document.at("headers.content-length") == "0")
    }

    @Test("every status comes back as it is, redirects too", arguments: [200, 204, 301, 404, 410, 429, 500, 503])
    func status(_ status: Int) async throws { #expect(try answer(await post("/status/\(status)")).status == status) }

    @Test("a redirect is not followed")
    func redirect() async throws { #expect(try answer(await post("/redirect")).status == 302) }

    @Test("Retry-After is read")
    func retryAfter() async { #expect(await post("/retry-after") == .answer(HTTPAnswer(status: 429, retryAfter: .seconds(7)))) }

    @Test("a large answer is cut and still counts")
    func big() async throws {
        let answer = try answer(await post("/big"))
        #expect(answer.status == 200)
        #expect(answer.body.count == CurlClient.Options().answerBytesMax)
    }

    @Test("who does not answer in time is given up")
    func slow() async throws {
        let fault = try fault(await post("/slow", timeout: .milliseconds(200)))
        #expect(fault.code == 28)
        #expect(RetryTable.verdict(fault) == .later(reason: fault.reason, after: nil))
    }

    @Test("a connection that breaks off, and a port nobody listens on, are faults with a reason")
    func broken() async throws {
        #expect(try !fault(await post("/drop")).reason.isEmpty)
        #expect(try fault(await client.perform(HTTPRequest(url: "http://127.0.0.1:1/"))).code == 7)
    }

    @Test(
        "an address of another kind is refused",
        arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "smtp://127.0.0.1/", "", "http://", "not a url"])
    func scheme(url: String) async throws {
        let fault = try fault(await client.perform(HTTPRequest(url: url)))
        guard case .refused = RetryTable.verdict(fault) else {
            Issue.record("\(url): \(fault)")
            return
        }
    }

    @Test("a certificate of a trusted authority is taken, a stranger's is not")
    func certificates() async throws {
        #expect(try answer(await post("/status/200", over: "https")).status == 200)
        #expect(try fault(await post("/status/200", over: "https", by: CurlClient())).code == 60)
    }

    @Test("private addresses are refused where that is set", arguments: ["http", "https"])
    func privateAddresses(scheme: String) async throws {
        let careful = CurlClient(options: CurlClient.Options(refusesPrivateAddresses: true))
        let fault = try fault(await post("/status/200", over: scheme, by: careful))
        #expect(RetryTable.verdict(fault) == .refused(reason: "the host has a private address, and the server is set to refuse those"))
    }

    @Test("two thousand requests at once all come back, over few connections")
    func many() async throws {
        let before = try Int(String(decoding: answer(await post("/connections")).body, as: UTF8.self))!
        let delivered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<2000 { group.addTask { await post("/status/200", timeout: .seconds(60)) == .answer(HTTPAnswer(status: 200)) } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(delivered == 2000)
        #expect(try Int(String(decoding: answer(await post("/connections")).body, as: UTF8.self))! - before <= 150)
    }

    @Test("a host that is full makes its own requests wait in vain, not others'")
    func fairness() async throws {
        let narrow = CurlClient(options: CurlClient.Options(transfersEachHost: 1))
        async let stuck = post("/slow", timeout: .seconds(2), by: narrow)
        async let behind = post("/status/200", timeout: .milliseconds(100), by: narrow)
        let other = await narrow.perform(HTTPRequest(url: server.url("/status/200").replacing("127.0.0.1", with: "localhost")))
        #expect(other == .answer(HTTPAnswer(status: 200)))
        let results = await [stuck, behind]
        #expect(results.contains { (try? fault($0).code) == 28 })
    }

    @Test("stopping ends what is under way, and nothing new begins")
    func stop() async throws {
        let client = CurlClient()
        async let slow = post("/slow", by: client)
        async let other = post("/slow", by: client)
        client.stop()
        #expect(try fault(await slow).reason == "Runbell is stopping")
        #expect(try fault(await other).reason == "Runbell is stopping")
        #expect(try fault(await post("/status/200", by: client)).reason == "Runbell is stopping")
    }
}
