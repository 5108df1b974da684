import HTTPTypes
import HummingbirdCore
import NIOCore
import Notation
import Synchronization
import Web

/// Sends requests to a house without a socket.
struct Visitor: Sendable {
    let house: House
    var headers: [String: String] = [:]
    /// Where the connection comes from.
    var address: String?

    struct Heard: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String

        var json: JSON { (try? JSON(parsing: text)) ?? .null }
        var contentType: String { headers[.contentType] ?? "" }
    }

    func with(_ name: String, _ value: String) -> Visitor {
        var other = self
        other.headers[name] = value
        return other
    }

    func bearing(_ token: String) -> Visitor { with("Authorization", "Bearer \(token)") }

    func get(_ path: String) async -> Heard { await send(.get, path) }
    func post(_ path: String, _ body: String = "") async -> Heard { await send(.post, path, Array(body.utf8)) }

    func send(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = []) async -> Heard {
        let response = await respond(method, path, body)
        let collector = Collector()
        try? await response.body.write(collector)
        return Heard(status: response.status.code, headers: response.headers, text: collector.text.withLock { $0 })
    }

    func respond(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = []) async -> Response {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        let head = HTTPRequest(method: method, scheme: "http", authority: "runbell.example", path: path, headerFields: fields)
        return await house.site.respond(to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))), from: address)
    }

    /// A form of one of our pages: the token is read from the page it is on.
    func form(_ page: String, _ action: String, _ fields: String = "") async -> Heard {
        let token = await get(page).text.split(separator: "name=\"token\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        return await post(action, "token=\(token)&\(fields)")
    }
}

final class Collector: ResponseBodyWriter, Sendable {
    let text = Mutex("")

    func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension House {
    var visitor: Visitor { Visitor(house: self) }
}
