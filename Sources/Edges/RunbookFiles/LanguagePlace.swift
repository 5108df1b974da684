/// A place of the runbook language: what may stand below it, and whether the keys there are the language's words or the writer's names.
package struct LanguagePlace: Sendable {
    private let shapes: [Shape]

    private init(_ shapes: [Shape]) { self.shapes = shapes.flatMap(\.choices) }

    /// The top of a runbook.
    package static let root = LanguagePlace([.map(Language.root)])

    /// Whether a key here is a name somebody gave, such as a severity's.
    package func isName(_ key: String) -> Bool { !shapes.contains { $0.key(key) != nil } }

    /// What stands behind a key.
    package func inside(_ key: String) -> LanguagePlace {
        LanguagePlace(shapes.flatMap { shape in shape.key(key).map { [$0.shape] } ?? shape.ofNames })
    }

    /// An element of the list that stands here.
    package var each: LanguagePlace { LanguagePlace(shapes.compactMap(\.element)) }

    /// Whether `x` and `[x]` are the same here.
    package var isOneOrMany: Bool { shapes.contains { if case .oneOrMany = $0 { true } else { false } } }

    /// Where the reference has a key: what comes first there is said first.
    package func rank(of key: String) -> Int { shapes.flatMap(\.keys).firstIndex(of: key) ?? Int.max }

    /// What the language's reference says of a key; nil for a name.
    package func meaning(of key: String) -> String? { shapes.lazy.compactMap { $0.key(key)?.means }.first }
}

extension Shape {
    fileprivate var choices: [Shape] {
        if case .either(let shapes) = self { shapes.flatMap(\.choices) } else { [self] }
    }

    fileprivate func key(_ name: String) -> Key? {
        switch self {
        case .map(let section), .keyed(let section, _, _): section.key(name)
        case .variant(_, let kinds): kinds.lazy.compactMap { $0.section.key(name) }.first
        case .oneOrMany(let each): each.key(name)
        default: nil
        }
    }

    fileprivate var keys: [String] {
        switch self {
        case .map(let section), .keyed(let section, _, _): section.keys.map(\.name)
        case .variant(_, let kinds): kinds.flatMap { $0.section.keys.map(\.name) }
        case .oneOrMany(let each): each.keys
        default: []
        }
    }

    /// What stands behind names.
    fileprivate var ofNames: [Shape] {
        switch self {
        case .named(_, let each), .keyed(_, _, let each): [each]
        case .oneOrMany(let each): each.ofNames
        default: []
        }
    }

    fileprivate var element: Shape? {
        switch self {
        case .list(let each), .oneOrMany(let each): each
        default: nil
        }
    }
}
