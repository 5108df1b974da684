/// A pattern as the states to be walked. Small enough that walking all of them for every character is nothing.
struct PatternProgram: Sendable {
    static let sizeMax = 4000

    private enum Step: Sendable {
        case take(ScalarSet)
        case check(PatternTree.Check)
        case fork(Int, Int)
        case jump(Int)
        case found
    }

    private var steps: [Step] = []
    /// Counts every visit of the compiler, so that a thousand thousands of nothing is refused too.
    private var work = 0

    init(_ tree: PatternTree) throws(PatternError) {
        try add(tree)
        steps.append(.found)
    }

    private mutating func add(_ tree: PatternTree) throws(PatternError) {
        work += 1
        if work > Self.sizeMax { throw PatternError("repetitions that multiply to more than \(Self.sizeMax) states", column: 1) }
        switch tree {
        case .empty: break
        case .one(let set): steps.append(.take(set))
        case .check(let check): steps.append(.check(check))
        case .sequence(let parts): for part in parts { try add(part) }
        case .either(let branches): try addEither(branches)
        case .times(let inner, let least, let most): try addTimes(inner, least, most)
        }
    }

    private mutating func addEither(_ branches: [PatternTree]) throws(PatternError) {
        var exits: [Int] = []
        for (place, branch) in branches.enumerated() {
            guard place < branches.count - 1 else { try add(branch); break }
            let fork = steps.count
            steps.append(.jump(0))
            try add(branch)
            exits.append(steps.count)
            steps.append(.jump(0))
            steps[fork] = .fork(fork + 1, steps.count)
        }
        for exit in exits { steps[exit] = .jump(steps.count) }
    }

    private mutating func addTimes(_ inner: PatternTree, _ least: Int, _ most: Int?) throws(PatternError) {
        for _ in 0..<least { try add(inner) }
        guard let most else {
            let fork = steps.count
            steps.append(.jump(0))
            try add(inner)
            steps.append(.jump(fork))
            steps[fork] = .fork(fork + 1, steps.count)
            return
        }
        var forks: [Int] = []
        for _ in least..<most {
            forks.append(steps.count)
            steps.append(.jump(0))
            try add(inner)
        }
        for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }

    // MARK: Walking

    /// All states reached so far take each character together; a state is entered at most once a character.
    func search(_ text: [UInt32]) -> (found: Bool, steps: Int) {
        var walk = Walk(states: steps.count)
        for place in 0...text.count {
            if enter(0, at: place, in: text, &walk) { return (true, walk.count) }
            guard place < text.count else { break }
            let current = walk.takers
            walk.next()
            for state in current {
                walk.count += 1
                guard case .take(let set) = steps[state], set.contains(text[place]) else { continue }
                if enter(state + 1, at: place + 1, in: text, &walk) { return (true, walk.count) }
            }
        }
        return (false, walk.count)
    }

    private struct Walk {
        var takers: [Int] = []
        var stack: [Int] = []
        var count = 0
        private var seen: [Int]
        private var generation = 1

        init(states: Int) { seen = [Int](repeating: 0, count: states) }

        mutating func next() {
            takers.removeAll(keepingCapacity: true)
            generation += 1
        }

        mutating func isNew(_ state: Int) -> Bool {
            guard seen[state] != generation else { return false }
            seen[state] = generation
            return true
        }
    }

    /// Follows everything that takes no character. True when the pattern is found.
    private func enter(_ state: Int, at place: Int, in text: [UInt32], _ walk: inout Walk) -> Bool {
        walk.stack.append(state)
        while let state = walk.stack.popLast() {
            guard walk.isNew(state) else { continue }
            walk.count += 1
            switch steps[state] {
            case .take: walk.takers.append(state)
            case .jump(let to): walk.stack.append(to)
            case .fork(let one, let other): walk.stack += [other, one]
            case .check(let check): if holds(check, at: place, in: text) { walk.stack.append(state + 1) }
            case .found:
                walk.stack.removeAll()
                return true
            }
        }
        return false
    }

    private func holds(_ check: PatternTree.Check, at place: Int, in text: [UInt32]) -> Bool {
        switch check {
        case .textStart: place == 0
        case .textEnd: place == text.count
        case .lineStart: place == 0 || text[place - 1] == 10
        case .lineEnd: place == text.count || text[place] == 10
        case .wordEdge: isWord(text, place - 1) != isWord(text, place)
        case .notWordEdge: isWord(text, place - 1) == isWord(text, place)
        }
    }

    private func isWord(_ text: [UInt32], _ place: Int) -> Bool {
        text.indices.contains(place) && ScalarSet.words.contains { $0.contains(text[place]) }
    }
}
