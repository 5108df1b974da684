internal import HTTPTypes
package import HummingbirdCore
package import Inbound
package import Notation
internal import Vocabulary

/// One request on its way through a handler: who calls, what they gave.
package struct Visit: Sendable {
    package let request: Request
    package let route: Route
    /// What stood in the path's braces, in order.
    package let arguments: [String]
    package let query: Form
    package let caller: Caller
    package let body: [UInt8]
    /// The body, checked against the operation's shape; null where there is none.
    package let json: JSON
    /// Where it came from; see `ClientAddress`.
    package var address: String?

    package var path: Substring { request.head.path?.prefix { $0 != "?" } ?? "/" }

    // MARK: Reading what was checked

    func text(_ name: String) -> String? { json[name]?.string }
    func moment(_ name: String) -> Moment? { text(name).flatMap { Moment(rfc3339: $0) } }
    func texts(_ name: String) -> [String] { json[name]?.array?.compactMap(\.string) ?? [] }
    func numbers(_ name: String) -> [String: Double] {
        Dictionary(json[name]?.object?.compactMap { member in member.value.number.map { (member.name, $0) } } ?? []) { $1 }
    }
    func words(_ name: String) -> [String: String] {
        Dictionary(json[name]?.object?.compactMap { member in member.value.string.map { (member.name, $0) } } ?? []) { $1 }
    }

    func limit(_ standard: Int = 50) -> Int { query["limit"].flatMap { Int($0) } ?? standard }

    /// `{id}` of an incident's path: `INC-42`, `42`, or what the runbook calls it.
    func incident() throws(ProblemDocument) -> IncidentID {
        guard let id = arguments.first.flatMap({ IncidentID($0) ?? IncidentID(named: $0) }) else {
            throw .notFound("no incident is called '\(arguments.first ?? "")'")
        }
        return id
    }
}

extension HTTPFields {
    func contains(_ word: String, in name: HTTPField.Name) -> Bool { self[name]?.contains(word) ?? false }
}
