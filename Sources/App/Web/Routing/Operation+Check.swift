internal import Inbound
internal import Notation

extension Operation {
    /// Throws what is wrong with the query and the body; answers the body.
    func check(_ query: Form, _ bytes: [UInt8]) throws(ProblemDocument) -> JSON {
        var problems = self.query.flatMap { known in query.all(known.name).flatMap { Operation.problems(with: $0, known) } }
        for name in query.names where !self.query.contains(where: { $0.name == name }) {
            problems.append(FieldProblem("?\(name)", Nearest.unknown("parameter", among: self.query.map(\.name), to: name)))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        guard let body else { return .null }
        if bytes.isEmpty {
            guard bodyIsOptional else { throw .malformed("the body is missing: send a JSON object") }
            return .object([])
        }
        let json: JSON
        do { json = try JSON(parsing: bytes, depth: 16) } catch { throw .malformed("the body is not JSON: \(error)") }
        problems = body.problems(with: json)
        guard problems.isEmpty else { throw .invalid(problems) }
        return json
    }

    /// A query knows only text: what it must look like is asked of what the text says. A list has commas between its elements.
    private static func problems(with text: String, _ known: Query) -> [FieldProblem] {
        let json: JSON =
            switch known.shape {
            case .integer: Int64(text).map { .integer($0) } ?? .string(text)
            case .flag: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
            case .list: .array(text.split(separator: ",").map { .string(String($0)) })
            default: .string(text)
            }
        return known.shape.problems(with: json, at: "?\(known.name)")
    }
}
