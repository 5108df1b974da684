/// What is written at one place of the runbook, and the line of the document that says so.
package struct Clause: Hashable, Sendable {
    package indirect enum Content: Hashable, Sendable {
        case text(String)
        case list([Clause])
        case map([Entry])
    }

    package struct Entry: Hashable, Sendable {
        package var name: String
        package var clause: Clause
    }

    package var content: Content
    package var line: Int?
    /// What a reader has to know of it, such as that two lines disagree.
    package var note: String?

    package init(_ content: Content, line: Int? = nil, note: String? = nil) {
        self.content = content
        self.line = line
        self.note = note
    }

    package init(_ text: String, line: Int?) { self.init(.text(text), line: line) }

    package static func texts(_ texts: [String], line: Int?) -> Clause { Clause(.list(texts.map { Clause($0, line: line) }), line: line) }

    package static func map(_ entries: [(String, String)], line: Int?) -> Clause {
        Clause(.map(entries.map { Entry(name: $0.0, clause: Clause($0.1, line: line)) }), line: line)
    }

    /// What stands where the language needs something and the document says nothing. `runbell check` finds it everywhere but in
    /// names and texts.
    package static let unsaid = "TBD"

    package var text: String? { if case .text(let text) = content { text } else { nil } }
    package var items: [Clause] { if case .list(let items) = content { items } else { [] } }
    package var entries: [Entry] { if case .map(let entries) = content { entries } else { [] } }

    package subscript(name: String) -> Clause? {
        get { entries.first { $0.name == name }?.clause }
        set {
            var entries = entries
            if let place = entries.firstIndex(where: { $0.name == name }) {
                if let newValue { entries[place].clause = newValue } else { entries.remove(at: place) }
            } else if let newValue {
                entries.append(Entry(name: name, clause: newValue))
            }
            content = .map(entries)
        }
    }

    package subscript(path: ArraySlice<String>) -> Clause? {
        get { path.first.map { self[$0]?[path.dropFirst()] } ?? self }
        set {
            guard let first = path.first else {
                if let newValue { self = newValue }
                return
            }
            if path.count == 1 { return self[first] = newValue }
            var inner = self[first] ?? Clause(.map([]))
            inner[path.dropFirst()] = newValue
            self[first] = inner
        }
    }

    /// Every text below, with where it stands.
    package func leaves(under path: [String] = []) -> [(path: [String], clause: Clause)] {
        switch content {
        case .text: [(path, self)]
        case .list(let items): items.enumerated().flatMap { $0.element.leaves(under: path + ["\($0.offset + 1)"]) }
        case .map(let entries): entries.flatMap { $0.clause.leaves(under: path + [$0.name]) }
        }
    }
}
