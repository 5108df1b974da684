/// A parsed pattern, before it becomes a program.
indirect enum PatternTree: Sendable {
    case empty
    case one(ScalarSet)
    case check(Check)
    case sequence([PatternTree])
    case either([PatternTree])
    /// `most` nil: without end.
    case times(PatternTree, least: Int, most: Int?)

    /// Something that holds at a place between two characters and takes none.
    enum Check: Sendable { case textStart, textEnd, lineStart, lineEnd, wordEdge, notWordEdge }
}

/// Which characters one step of a pattern takes.
struct ScalarSet: Hashable, Sendable {
    var ranges: [ClosedRange<UInt32>]
    var negated = false
    /// Letters match whatever their case.
    var foldsCase = false

    init(_ ranges: [ClosedRange<UInt32>], negated: Bool = false) {
        self.ranges = ranges
        self.negated = negated
    }

    func contains(_ scalar: UInt32) -> Bool {
        if holds(scalar) { return !negated }
        guard foldsCase, let (lower, upper) = Self.cases(of: scalar) else { return negated }
        return (holds(lower) || holds(upper)) != negated
    }

    private func holds(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }

    private static func cases(of scalar: UInt32) -> (UInt32, UInt32)? {
        if scalar < 128 {
            let lower = scalar | 32
            return (97...122).contains(lower) ? (lower, lower - 32) : nil
        }
        guard let properties = Unicode.Scalar(scalar)?.properties else { return nil }
        let lower = properties.lowercaseMapping.unicodeScalars, upper = properties.uppercaseMapping.unicodeScalars
        return (lower.count == 1 ? lower.first!.value : scalar, upper.count == 1 ? upper.first!.value : scalar)
    }

    static let everything: [ClosedRange<UInt32>] = [0...0x10FFFF]
    static let allButNewline: [ClosedRange<UInt32>] = [0...9, 11...0x10FFFF]
    static let digits: [ClosedRange<UInt32>] = [48...57]
    static let words: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
    static let spaces: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]

    /// `[:alpha:]` and its kin, all of them ASCII as in RE2.
    static let named: [String: [ClosedRange<UInt32>]] = [
        "alpha": [65...90, 97...122], "digit": digits, "alnum": [48...57, 65...90, 97...122], "space": [9...13, 32...32], "upper": [65...90],
        "lower": [97...122], "punct": [33...47, 58...64, 91...96, 123...126], "word": words, "xdigit": [48...57, 65...70, 97...102],
        "blank": [9...9, 32...32], "ascii": [0...127],
    ]

    /// Everything the ranges leave out.
    static func complement(of ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
        return gaps
    }
}
