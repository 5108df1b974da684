/// Reads the text of a pattern into a tree. Every refusal names the character.
struct PatternSyntax {
    /// A count in braces may not be larger, as in RE2.
    static let countMax = 1000
    static let depthMax = 100

    /// `(?i)`, `(?s)`, `(?m)`.
    private struct Flags {
        var foldCase = false
        var dotTakesNewline = false
        var lines = false
    }

    private let text: [Unicode.Scalar]
    private var at = 0
    private var depth = 0
    private var flags = Flags()

    init(_ source: String) { text = Array(source.unicodeScalars) }

    mutating func parse() throws(PatternError) -> PatternTree {
        let tree = try either()
        if at < text.count { throw error("a `)` that closes nothing") }
        return tree
    }

    // MARK: Alternatives, sequences, repetition

    private mutating func either() throws(PatternError) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthMax { throw error("groups nested deeper than \(Self.depthMax)") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .either(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternTree {
        var parts: [PatternTree] = []
        while let next = peek, next != "|", next != ")" { parts.append(try repeated()) }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func repeated() throws(PatternError) -> PatternTree {
        let atom = try atom()
        guard let (least, most) = try count() else { return atom }
        _ = take("?")  // Lazy or greedy makes no difference to whether it matches.
        let after = at
        if try count() != nil { throw PatternError("a repetition of a repetition; put the inner one in parentheses", column: after + 1) }
        return .times(atom, least: least, most: most)
    }

    private mutating func count() throws(PatternError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        return try bracedCount()
    }

    /// `{3}`, `{3,}`, `{3,5}`; anything else in braces is those characters themselves.
    private mutating func bracedCount() throws(PatternError) -> (Int, Int?)? {
        let start = at
        guard take("{"), let least = number() else { at = start; return nil }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else { at = start; return nil }
        if least > Self.countMax || (most ?? 0) > Self.countMax {
            throw PatternError("a count larger than \(Self.countMax)", column: start + 1)
        }
        if let most, most < least { throw PatternError("a count whose end is before its start", column: start + 1) }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = peek, digit.isASCII, let figure = Character(digit).wholeNumberValue {
            value = min((value ?? 0) * 10 + figure, Self.countMax + 1)
            at += 1
        }
        return value
    }

    // MARK: One thing

    private mutating func atom() throws(PatternError) -> PatternTree {
        let next = text[at]
        switch next {
        case "(": return try group()
        case "[": return .one(try charactersInBrackets())
        case "*", "+", "?": throw error("a `\(next)` with nothing before it to repeat")
        case "\\": return try escape()
        default: break
        }
        at += 1
        switch next {
        case ".": return .one(ScalarSet(flags.dotTakesNewline ? ScalarSet.everything : ScalarSet.allButNewline))
        case "^": return .check(flags.lines ? .lineStart : .textStart)
        case "$": return .check(flags.lines ? .lineEnd : .textEnd)
        default: return .one(folded(ScalarSet([next.value...next.value])))
        }
    }

    private mutating func group() throws(PatternError) -> PatternTree {
        let start = at
        let outer = flags
        at += 1
        if take("?"), try !groupPrefix(from: start) { return .empty }
        let tree = try either()
        guard take(")") else { throw PatternError("a `(` that is never closed", column: start + 1) }
        flags = outer
        return tree
    }

    /// What may follow `(?`. False when the parentheses held nothing but flags for the rest of the enclosing group.
    private mutating func groupPrefix(from start: Int) throws(PatternError) -> Bool {
        if take("P") || peek == "<" {
            guard take("<"), peek != "=", peek != "!" else { throw unsupported(start) }
            while let next = peek, next != ">" {
                guard next == "_" || Character(next).isLetter || Character(next).isNumber else { throw error("a character no group's name has") }
                at += 1
            }
            guard take(">") else { throw PatternError("a group's name that never ends", column: start + 1) }
            return true
        }
        var on = true
        while let next = peek {
            at += 1
            switch next {
            case "-": on = false
            case "i": flags.foldCase = on
            case "s": flags.dotTakesNewline = on
            case "m": flags.lines = on
            case "U": break
            case ":": return true
            case ")": return false
            default: throw unsupported(start)
            }
        }
        throw PatternError("a `(` that is never closed", column: start + 1)
    }

    private func unsupported(_ start: Int) -> PatternError {
        PatternError("a kind of group that cannot be matched in linear time or is not known", column: start + 1)
    }

    // MARK: Escapes

    private mutating func escape() throws(PatternError) -> PatternTree {
        let start = at
        at += 1
        switch peek {
        case "b": at += 1; return .check(.wordEdge)
        case "B": at += 1; return .check(.notWordEdge)
        case "A": at += 1; return .check(.textStart)
        case "z": at += 1; return .check(.textEnd)
        default: break
        }
        at = start
        return .one(folded(ScalarSet(try escapedRanges())))
    }

    /// After a backslash, in or out of brackets.
    private mutating func escapedRanges() throws(PatternError) -> [ClosedRange<UInt32>] {
        at += 1
        guard let next = peek else { throw error("a backslash at the end") }
        at += 1
        switch next {
        case "d": return ScalarSet.digits
        case "D": return ScalarSet.complement(of: ScalarSet.digits)
        case "w": return ScalarSet.words
        case "W": return ScalarSet.complement(of: ScalarSet.words)
        case "s": return ScalarSet.spaces
        case "S": return ScalarSet.complement(of: ScalarSet.spaces)
        case "x": let value = try hexadecimal(); return [value...value]
        default: break
        }
        let controls: [Unicode.Scalar: UInt32] = ["n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7, "0": 0]
        if let value = controls[next] { return [value...value] }
        if ("1"..."9").contains(next) { throw PatternError("a back-reference, which cannot be matched in linear time", column: at - 1) }
        let isLetter = next.isASCII && (Character(next).isLetter || Character(next).isNumber)
        if isLetter { throw PatternError("`\\\(next)`, an escape that is not known", column: at - 1) }
        return [next.value...next.value]
    }

    private mutating func hexadecimal() throws(PatternError) -> UInt32 {
        let start = at - 2
        let braced = take("{")
        var digits = ""
        while let next = peek, next.properties.isASCIIHexDigit, digits.count < (braced ? 6 : 2) {
            digits.unicodeScalars.append(next)
            at += 1
        }
        guard let value = UInt32(digits, radix: 16), value <= 0x10FFFF, braced ? take("}") : digits.count == 2 else {
            throw PatternError("a `\\x` without two hexadecimal digits, or some in braces", column: start + 1)
        }
        return value
    }

    // MARK: Brackets

    private mutating func charactersInBrackets() throws(PatternError) -> ScalarSet {
        let start = at
        at += 1
        let negated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var first = true
        while true {
            guard let next = peek else { throw PatternError("a `[` that is never closed", column: start + 1) }
            if next == "]", !first { at += 1; break }
            first = false
            ranges += try bracketItem()
        }
        return folded(ScalarSet(ranges, negated: negated))
    }

    private mutating func bracketItem() throws(PatternError) -> [ClosedRange<UInt32>] {
        let start = at
        if let named = try namedClass() { return named }
        let low = try bracketEnd()
        guard low.count == 1, low[0].count == 1, peek == "-", at + 1 < text.count, text[at + 1] != "]" else { return low }
        at += 1
        let high = try bracketEnd()
        guard high.count == 1, high[0].count == 1, high[0].lowerBound >= low[0].lowerBound else {
            throw PatternError("a range whose end is before its start", column: start + 1)
        }
        return [low[0].lowerBound...high[0].lowerBound]
    }

    private mutating func bracketEnd() throws(PatternError) -> [ClosedRange<UInt32>] {
        guard let next = peek else { throw error("a `[` that is never closed") }
        if next == "\\" { return try escapedRanges() }
        at += 1
        return [next.value...next.value]
    }

    private mutating func namedClass() throws(PatternError) -> [ClosedRange<UInt32>]? {
        guard peek == "[", at + 1 < text.count, text[at + 1] == ":" else { return nil }
        let start = at
        at += 2
        let negated = take("^")
        var name = ""
        while let next = peek, next.properties.isAlphabetic, name.count < 8 {
            name.unicodeScalars.append(next)
            at += 1
        }
        guard take(":"), take("]") else { at = start; return nil }
        guard let ranges = ScalarSet.named[name] else { throw PatternError("`[:\(name):]`, a class that is not known", column: start + 1) }
        return negated ? ScalarSet.complement(of: ranges) : ranges
    }

    // MARK: The text

    private var peek: Unicode.Scalar? { at < text.count ? text[at] : nil }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == wanted else { return false }
        at += 1
        return true
    }

    private func folded(_ set: ScalarSet) -> ScalarSet {
        var set = set
        set.foldsCase = flags.foldCase
        return set
    }

    private func error(_ problem: String) -> PatternError { PatternError(problem, column: at + 1) }
}
