internal import Notation
internal import Vocabulary

extension JSON {
    /// What an export has under this name: the list itself, the answer that holds it (as `name`, `data` or `results`), or several such answers.
    func listed(_ name: String) -> [JSON] { self[name].map { Self.flat($0, name) } ?? [] }

    private static func flat(_ value: JSON, _ name: String) -> [JSON] {
        if let items = value.array { return items.flatMap { $0.page(of: name).map { flat($0, name) } ?? [$0.unwrapped(name)] } }
        guard value.object != nil else { return [] }
        return value.page(of: name).map { flat($0, name) } ?? [value.unwrapped(name)]
    }

    private func page(of name: String) -> JSON? { [name, "data", "results"].lazy.compactMap { self[$0] }.first { $0.array != nil } }

    /// An answer about one thing holds it under its name: `{"schedule": {…}}`.
    private func unwrapped(_ name: String) -> JSON {
        for key in [String(name.dropLast()), "data"] where self["id"] == nil {
            if let inner = self[key], inner.object != nil { return inner }
        }
        return self
    }

    var id: String { self["id"]?.string ?? "" }
    /// What people call it.
    var title: String { self["name"]?.string ?? self["summary"]?.string ?? id }
    func list(_ name: String) -> [JSON] { self[name]?.array ?? [] }
    func text(_ name: String) -> String? { self[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    func count(_ name: String) -> Int? { self[name]?.integer.flatMap { Int(exactly: $0) } }
    func moment(_ name: String) -> Moment? { self[name]?.string.flatMap { Moment(rfc3339: $0) } }
}
