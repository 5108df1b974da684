package import Notation
internal import Vocabulary

/// A request body read as JSON, whatever its Content-Type said.
package struct Document: Sendable {
    package let json: JSON
    /// The bytes the value was read from.
    package let bytes: [UInt8]
    package private(set) var notes: [Problem] = []

    /// Bytes that are not UTF-8 are replaced by U+FFFD and noted: an agent that writes Latin-1 must still be able to wake somebody.
    package init(_ body: [UInt8]) throws(Problem) {
        guard body.count <= Limits.inboundBodyBytes else {
            throw Problem(field: "", message: "the body has \(body.count) bytes; at most \(Limits.inboundBodyBytes) are taken")
        }
        do {
            json = try JSON(parsing: body, depth: Limits.jsonDepth)
            bytes = body
        } catch {
            guard error.kind == .notUTF8 else { throw Document.problem(error) }
            let repaired = Array(String(decoding: body, as: UTF8.self).utf8)
            do { json = try JSON(parsing: repaired, depth: Limits.jsonDepth) } catch { throw Document.problem(error) }
            bytes = repaired
            notes.append(Problem(field: "", message: "bytes that are not UTF-8 were replaced by U+FFFD"))
        }
    }

    private static func problem(_ fault: JSONFault) -> Problem { Problem(field: "", message: "this is not JSON: \(fault)") }
}

extension JSON {
    /// What a string, a number or a boolean says as text: senders are careless about which of them they write.
    var scalar: String? {
        switch self {
        case .string(let text): text
        case .bool, .integer, .number: text
        case .null, .array, .object: nil
        }
    }

    /// The text of an optional member. A list or an object in its place is a problem; null counts as left out.
    func text(_ name: String, at path: String = "", _ problems: inout [Problem]) -> String? {
        guard let value = self[name], !value.isNull else { return nil }
        if let text = value.scalar { return text }
        problems.append(Problem(field: path + name, message: "must be a string, not \(value.kind)"))
        return nil
    }
}
