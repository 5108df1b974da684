/// What a person writes into a field of the impact.
package enum ImpactValue: Hashable, Sendable {
    case number(Double)
    case words(String)

    /// Nil where the runbook wants a number and this is none. A field the runbook does not know is a number when it is written as one.
    package init?(_ written: String, as kind: ReviewPolicy.ImpactField.Kind?) {
        let number = ImpactValue.number(in: written)
        switch kind {
        case .text: self = .words(written)
        case nil: self = number.map { .number($0) } ?? .words(written)
        case .number, .minutes, .money, .percent:
            guard let number else { return nil }
            self = .number(number)
        }
    }

    /// `1200`, `1,200`, `1 200`, `12.5`, `12.5 %`. A comma that may be a decimal one is refused: nobody is to guess by a factor of ten.
    private static func number(in written: String) -> Double? {
        var digits = written.filter { !$0.isWhitespace && $0 != "_" }
        if digits.hasSuffix("%") { digits.removeLast() }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            let last = groups[groups.count - 1].prefix { $0 != "." }
            guard (groups.dropFirst().dropLast() + [last]).allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count) else { return nil }
        }
        let plain = groups.joined()
        guard plain.utf8.count <= 30, plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }) else { return nil }
        return Double(plain)
    }
}
