/// The runbook as far as the document says it: claims go in one by one, each with its line, and what contradicts comes out as a gap.
package struct Draft: Hashable, Sendable {
    package private(set) var root = Clause(.map([]))
    package private(set) var gaps: [Gap] = []
    /// Lines that something was made of.
    private(set) var understood: Set<Int> = []
    /// Places two lines disagree about, with those lines.
    private var disputed: [[String]: [Int]] = [:]

    init() {}

    /// What a document says by itself, without anything to decide.
    init(_ root: Clause) { self.root = root }

    // MARK: Claims

    mutating func understand(_ line: Int) { understood.insert(line) }

    /// Says one thing. What another line has said differently is not decided here: neither stands, and the gap names both.
    mutating func set(_ path: [String], _ text: String, line: Int) {
        understood.insert(line)
        if let lines = disputed[path] { return disputed[path] = lines + [line] }
        guard let old = root[path[...]] else { return root[path[...]] = Clause(text, line: line) }
        guard let written = old.text, written != text else { return }
        guard let first = old.line, first != line else { return }
        disputed[path] = [first, line]
        root[path[...]] = nil
        let place = path.joined(separator: ", ")
        gaps.append(
            Gap(.contradiction, "\(place): line \(first) says '\(written)', line \(line) says '\(text)'. Neither was taken.", lines: [first, line]))
    }

    mutating func set(_ path: [String], _ clause: Clause) {
        clause.leaves().compactMap(\.clause.line).forEach { understood.insert($0) }
        if let line = clause.line { understood.insert(line) }
        if root[path[...]] == nil { root[path[...]] = clause }
    }

    /// Adds to a list; what it holds already is not added again.
    mutating func add(_ path: [String], _ text: String, line: Int) { add(path, Clause(text, line: line)) }

    mutating func add(_ path: [String], _ clause: Clause) {
        clause.leaves().compactMap(\.clause.line).forEach { understood.insert($0) }
        var list = root[path[...]] ?? Clause(.list([]), line: clause.line)
        if let text = list.text { list = Clause(.list([Clause(text, line: list.line)]), line: list.line) }
        guard !list.items.contains(where: { $0.isSame(as: clause) }) else { return }
        list.content = .list(list.items + [clause])
        root[path[...]] = list
    }

    mutating func note(_ path: [String], _ note: String) {
        guard var clause = root[path[...]] else { return }
        clause.note = note
        root[path[...]] = clause
    }

    mutating func gap(_ kind: Gap.Kind, _ message: String, lines: [Int] = []) {
        let gap = Gap(kind, message, lines: lines)
        if !gaps.contains(gap) { gaps.append(gap) }
    }

    package subscript(path: String...) -> Clause? { root[path[...]] }
    subscript(path: [String]) -> Clause? { root[path[...]] }

    /// The names under a key, in the order they came.
    package func names(of key: String) -> [String] { root[key]?.entries.map(\.name) ?? [] }

    mutating func remove(_ path: [String]) { root[path[...]] = nil }

    /// Takes a value out again, and with it what holds nothing any more. Items of lists are counted from 1.
    mutating func takeOut(_ path: [String]) {
        guard let last = path.last, !path.isEmpty else { return }
        let above = Array(path.dropLast())
        guard var holder = root[above[...]] else { return }
        if let place = Int(last), holder.items.indices.contains(place - 1) {
            holder.content = .list(holder.items.enumerated().filter { $0.offset != place - 1 }.map(\.element))
        } else {
            holder[last] = nil
        }
        guard holder.items.isEmpty, holder.entries.isEmpty, above.count > 1 else { return root[above[...]] = holder }
        takeOut(above)
    }

    /// Puts the entries of a key in this order; those not named follow.
    mutating func arrange(_ key: String, _ order: [String]) {
        guard let clause = root[key] else { return }
        let known = order.compactMap { name in clause.entries.first { $0.name == name } }
        root[key] = Clause(.map(known + clause.entries.filter { !order.contains($0.name) }), line: clause.line)
    }
}

extension Clause {
    fileprivate func isSame(as other: Clause) -> Bool {
        switch (content, other.content) {
        case (.text(let a), .text(let b)): a == b
        case (.map(let a), .map(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.clause.isSame(as: $1.clause) }
        default: false
        }
    }
}
