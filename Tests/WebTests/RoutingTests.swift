import HTTPTypes
import Testing
import Web

@Suite("Paths and methods")
struct RoutingTests {
    @Test("the router answers for every path of the table", arguments: Site.routes.map { "\($0.method.rawValue) \($0.path)" })
    func found(_ line: String) throws {
        let words = line.split(separator: " ")
        let method = try #require(HTTPRequest.Method(String(words[0])))
        let path = words[1].replacing("{id}", with: "INC-1").replacing("{key}", with: "k%2F1").replacing("{", with: "").replacing("}", with: "")
        guard case .route(let route, _) = RouteTable(Site.routes).find(method, path[...]) else {
            Issue.record("nothing answers")
            return
        }
        #expect(route.path == words[1] || route.path.contains("{"))
    }

    @Test(
        "no path leads out of the table, to a file or anywhere",
        arguments: [
            "/assets/../server.key", "/assets/%2e%2e/server.key", "/assets/..%2fserver.key", "/..%2f..%2fetc%2fpasswd", "//etc/passwd",
            "/assets/runbell.css/../../server.key", "/assets/runbell.css%00.txt",
        ])
    func traversal(path: String) async throws {
        let heard = await (try House()).visitor.get(path)
        #expect([400, 404].contains(heard.status), "\(heard.status)")
    }

    @Test("an argument is decoded once")
    func decoded() {
        guard case .route(_, let arguments) = RouteTable(Site.routes).find(.post, "/inbound/json/a%2Fb%2541") else {
            Issue.record("nothing answers")
            return
        }
        #expect(arguments == ["a/b%41"])
    }

    @Test("a method a path does not take is 405, and says which it takes")
    func methods() async throws {
        let heard = try await House().visitor.send(.delete, "/api/v1/incidents")
        #expect(heard.status == 405)
        #expect(heard.headers[.allow] == "GET, HEAD, POST")
    }

    @Test("a slash at the end is forgiven", arguments: ["/api/v1/incidents/", "/healthz/", "/api/v2/status/", "/heartbeat/backup-key/"])
    func trailingSlash(_ path: String) async throws {
        #expect(try await House().visitor.get(path).status == 200)
    }

    @Test(
        "HEAD answers like GET, without the body", arguments: ["/", "/healthz", "/api/v1/incidents", "/assets/runbell.css", "/heartbeat/backup-key"])
    func head(_ path: String) async throws {
        let visitor = try House().visitor
        let heard = await visitor.send(.head, path)
        #expect(heard.status == 200)
        #expect(heard.text == "")
        #expect(heard.headers[.contentLength] == (await visitor.get(path)).headers[.contentLength])
    }

    @Test(
        "odd paths are not found, and never an error",
        arguments: [
            "/%00", "/api/v1/incidents/%FF", "/api/v1/incidents/../x", "/a/", "/a/x.y.z.w", "/incidents/INC-99999999999999999999", "/%", "/%4", "",
        ])
    func oddPaths(_ path: String) async throws {
        #expect(try await House().visitor.get(path).status == 404)
    }

    @Test("a browser gets a page where a program gets a problem document")
    func twoTongues() async throws {
        let visitor = try House().visitor
        #expect(await visitor.get("/nope").contentType == "application/problem+json")
        #expect(await visitor.with("Accept", "text/html,*/*").get("/nope").contentType.hasPrefix("text/html"))
        #expect(await visitor.with("Accept", "text/html,*/*").get("/api/v1/nope").contentType == "application/problem+json")
    }

    @Test("no browser is left without an icon", arguments: ["/favicon.ico", "/favicon.svg"])
    func icon(_ path: String) async throws {
        #expect(try await House().visitor.get(path).contentType == "image/svg+xml")
    }
}
