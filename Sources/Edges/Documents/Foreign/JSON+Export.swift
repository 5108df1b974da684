internal import Notation
internal import Vocabulary

extension JSON {
    /// What an export has under this name, each thing by itself.
    func listed(_ name: String) -> [JSON] { answers(to: name).map { $0.unwrapped(name) } }

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
