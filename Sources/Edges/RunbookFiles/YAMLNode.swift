internal import Runbooks

/// A piece of YAML with its place. Every value is kept as the text that was written; what it means is the key table's business,
/// so that `no`, `1.10` and `09:00` never turn into something else on the way.
struct YAMLNode: Sendable {
    struct Entry: Sendable {
        var key: String
        var place: Place
        var value: YAMLNode
    }

    enum Content: Sendable {
        case text(String, quoted: Bool)
        case list([YAMLNode])
        case map([Entry])
    }

    var place: Place
    var content: Content

    var text: String? {
        guard case .text(let text, _) = content else { return nil }
        return text
    }

    /// Nothing was written after the colon, or one of YAML's words for nothing.
    var isEmpty: Bool {
        guard case .text(let text, quoted: false) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    var list: [YAMLNode]? {
        guard case .list(let items) = content else { return nil }
        return items
    }

    var map: [Entry]? {
        guard case .map(let entries) = content else { return nil }
        return entries
    }

    /// `x` and `[x, y]` alike.
    var many: [YAMLNode] { list ?? (isEmpty || map != nil ? [] : [self]) }
    var entries: [Entry] { map ?? [] }

    subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

    func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

    /// For messages: `a map`, `a list`, `nothing`, `a value`.
    var kind: String {
        switch content {
        case .map: "a map"
        case .list: "a list"
        case .text: isEmpty ? "nothing" : "a value"
        }
    }
}
