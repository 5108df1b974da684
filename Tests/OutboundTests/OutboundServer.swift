import Foundation
import Notation
import Outbound

/// `outbound_server.py`, started once for all tests. It ends when this process does, because its input ends then.
final class OutboundServer: Sendable {
    static let running = Result { try OutboundServer() }

    private let input: FileHandle
    private let ports: [String: Int]
    let authority: String

    private init() throws {
        let (_, given, taken) = try Python.start("outbound_server.py")
        input = given
        var line: [UInt8] = []
        while let byte = try taken.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { line.append(byte) }
        let hello = try JSON(parsing: line)
        authority = hello["authority"]?.string ?? ""
        guard case .object(let members)? = hello["ports"] else { throw Python.Failure(status: -1) }
        ports = Dictionary(uniqueKeysWithValues: members.map { ($0.name, Int($0.value.integer ?? 0)) })
    }

    func url(_ path: String, over scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(ports[scheme]!)\(path)" }

    func mailServer(_ name: String, _ security: MailServer.Security, user: String? = nil, password: String? = nil) -> MailServer {
        MailServer(host: "127.0.0.1", port: ports[name]!, security: security, user: user, password: password)
    }

    /// The mail that lies there for an address; nil when there is none.
    func mail(to address: String) async throws -> JSON? {
        let result = await CurlClient().perform(HTTPRequest(method: "GET", url: "http://127.0.0.1:\(ports["mailbox"]!)/\(address)"))
        guard case .answer(let answer) = result else { return nil }
        let mail = try JSON(parsing: answer.body)
        return mail == JSON.null ? Optional.none : mail
    }
}
