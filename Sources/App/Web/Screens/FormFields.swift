internal import Inbound

/// The fields of a form, each once.
struct FormFields: Sendable {
    let values: [String: String]

    init(_ body: [UInt8]) throws(Problem) {
        let form = try Form(body)
        values = Dictionary(form.names.map { ($0, form[$0] ?? "") }) { $1 }
    }

    subscript(name: String) -> String? { values[name] }
}
