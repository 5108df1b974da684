internal import Vocabulary

/// What an entry says under one of its keys, in words. Two entries that differ in one of these are told apart by it.
struct Facet: Hashable {
    enum Value: Hashable {
        /// Nil is `none`, or whatever nothing means there.
        case word(String?, absent: String)
        /// A sentence or a page of them; only what differs is shown.
        case text(String)
        case list([String])
        /// What is not repeated, because a difference is read by more people than a runbook.
        case kept(String?)
    }

    /// `owner`, `approval`.
    let what: String
    let value: Value
    /// What it does to a promise to have it, or more of it. To have it no longer does the contrary.
    let gain: Difference.Effect?

    static func word(_ what: String, _ value: String?, absent: String = "none", gain: Difference.Effect? = nil) -> Facet {
        Facet(what: what, value: .word(value, absent: absent), gain: gain)
    }

    static func text(_ what: String, _ value: String?) -> Facet { Facet(what: what, value: .text(value ?? ""), gain: nil) }

    static func list(_ what: String, _ value: [String], gain: Difference.Effect? = nil) -> Facet {
        Facet(what: what, value: .list(value), gain: gain)
    }

    static func kept(_ what: String, _ value: String?) -> Facet { Facet(what: what, value: .kept(value), gain: .tightens) }

    /// What it is now and was before: `owner cto instead of lead`. Nil when it is the same.
    func changed(from was: Facet) -> (effect: Difference.Effect, words: String)? {
        guard value != was.value else { return nil }
        switch (was.value, value) {
        case (.word(let before, let absent), .word(let after, _)):
            let effect = before == nil ? gain : after == nil ? gain?.contrary : nil
            return (effect ?? .changes, "\(what) \(after ?? absent) instead of \(before ?? absent)")
        case (.text(let before), .text(let after)):
            return (.changes, "\(what) \(Self.instead(after, of: before))")
        case (.list(let before), .list(let after)):
            return changed(before, after)
        case (.kept(let before), .kept(let after)):
            guard before != nil else { return (gain ?? .changes, "has \(what.withArticle) now") }
            return after == nil ? (gain?.contrary ?? .changes, "no longer has \(what.withArticle)") : (.changes, "another \(what)")
        default:
            return (.changes, "another \(what)")
        }
    }

    private func changed(_ before: [String], _ after: [String]) -> (effect: Difference.Effect, words: String) {
        let (added, gone) = (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
        func quoted(_ items: [String]) -> String { items.map { "“\($0.clipped(to: Self.shown))”" }.joined(separator: ", ") }
        let parts = [added.isEmpty ? nil : "now also \(quoted(added))", gone.isEmpty ? nil : "no longer \(quoted(gone))"].compactMap { $0 }
        guard !parts.isEmpty else { return (.changes, "\(what) in another order: \(quoted(after))") }
        let (gained, lost) = (added.isEmpty ? nil : gain, gone.isEmpty ? nil : gain?.contrary)
        let effect = Difference.Effect.weighed(isLooser: [gained, lost].contains(.loosens), isTighter: [gained, lost].contains(.tightens))
        return (effect, "\(what) \(parts.joined(separator: " and "))")
    }

    /// Of a text in a sentence.
    static let shown = 60

    /// A short text whole; of a long one the place where they part.
    private static func instead(_ after: String, of before: String) -> String {
        guard max(before.count, after.count) > shown || (before + after).contains(where: \.isNewline) else {
            return "\(quoted(after)) instead of \(quoted(before))"
        }
        let same = zip(before, after).prefix { $0 == $1 }.count
        let rests = [after, before].map { $0.dropFirst(same) }
        let lines = before.prefix(same).split(omittingEmptySubsequences: false) { $0.isNewline }
        // One of both has a line more there.
        let isWhole = rests.contains { $0.first?.isNewline ?? true }
        let head = isWhole ? "" : Self.end(of: lines.last ?? "")
        let places = rests.map { rest in
            let line = rest.drop { isWhole && $0.isNewline }.prefix { !$0.isNewline }
            return line.isEmpty && head.isEmpty ? "nothing" : "“\(head)\(line.clipped(to: shown))”"
        }
        return "\(lines.count > 1 ? "from line \(lines.count) on " : "")\(places[0]) instead of \(places[1])"
    }

    /// The last few words of a line.
    private static func end(of line: Substring) -> String {
        guard line.count > 20, let space = line.dropLast(15).lastIndex(of: " ") else { return String(line.suffix(20)) }
        return "…\(String(line[line.index(after: space)...].suffix(shown)))"
    }

    private static func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "“\(text)”" }
}

extension Difference.Effect {
    /// What it is to take it back.
    var contrary: Difference.Effect {
        switch self {
        case .appears: .vanishes
        case .vanishes: .appears
        case .tightens: .loosens
        case .loosens: .tightens
        case .changes: .changes
        }
    }
}

extension String {
    fileprivate var withArticle: String { ("aeiou".contains(first ?? "x") ? "an " : "a ") + self }
}
