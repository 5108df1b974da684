/// Marks within a line: `code`, **strong**, *stressed*, [links](https://…) and bare addresses. What opens and never closes stands for itself.
struct ProseSpans {
    /// A mark of emphasis; it counts once its partner is found.
    private enum Piece {
        case span(Prose.Span)
        case mark(Mark, counts: Bool)
    }

    private enum Mark { case strong, stressed }

    /// How far a mark's partner may be: nobody's text takes time that grows with its square.
    private static let leash = 1024

    private let bytes: [UInt8]
    private var place = 0
    /// Where the letters begin that belong to no piece yet.
    private var from = 0
    private var pieces: [Piece] = []
    private var openStrong: Int?
    private var openStressed: Int?

    static func read(_ text: Substring) -> [Prose.Span] {
        var reader = ProseSpans(bytes: Array(text.utf8))
        reader.walk()
        return reader.spans
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func walk() {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "`"): code()
            case UInt8(ascii: "*"): next == UInt8(ascii: "*") ? mark(.strong, 2) : mark(.stressed, 1)
            case UInt8(ascii: "["): link()
            case UInt8(ascii: "h") where isStartOfWord: address()
            default: place += 1
            }
        }
        flush(to: bytes.count)
    }

    private var next: UInt8? { place + 1 < bytes.count ? bytes[place + 1] : nil }
    private var isStartOfWord: Bool { place == 0 || [UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "<")].contains(bytes[place - 1]) }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func flush(to end: Int) {
        if from < end { pieces.append(.span(Prose.Span(text: text(from..<end)))) }
        from = end
    }

    private mutating func put(_ span: Prose.Span, upTo end: Int) {
        flush(to: place)
        pieces.append(.span(span))
        (place, from) = (end, end)
    }

    // MARK: Marks

    private mutating func code() {
        guard let end = find(UInt8(ascii: "`"), after: place), end > place + 1 else {
            place += 1
            return
        }
        put(Prose.Span(text: text(place + 1..<end), isCode: true), upTo: end + 1)
    }

    private mutating func mark(_ mark: Mark, _ length: Int) {
        let (before, after) = (place > 0 ? bytes[place - 1] : nil, place + length < bytes.count ? bytes[place + length] : nil)
        let (mayClose, mayOpen) = (before != nil && before != UInt8(ascii: " "), after != nil && after != UInt8(ascii: " "))
        let partner = mark == .strong ? openStrong : openStressed
        guard (mayClose && partner != nil) || mayOpen else {
            place += length
            return
        }
        flush(to: place)
        if let partner, mayClose {
            pieces[partner] = .mark(mark, counts: true)
            pieces.append(.mark(mark, counts: true))
            set(mark, nil)
        } else {
            pieces.append(.mark(mark, counts: false))
            set(mark, pieces.count - 1)
        }
        place += length
        from = place
    }

    private mutating func set(_ mark: Mark, _ place: Int?) {
        switch mark {
        case .strong: openStrong = place
        case .stressed: openStressed = place
        }
    }

    /// `[words](https://…)`.
    private mutating func link() {
        guard let close = find(UInt8(ascii: "]"), after: place), close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "("),
            let end = find(UInt8(ascii: ")"), after: close + 1), close > place + 1
        else {
            place += 1
            return
        }
        put(Prose.Span(text: text(place + 1..<close), url: Address.safe(text(close + 2..<end))), upTo: end + 1)
    }

    private mutating func address() {
        let end =
            bytes[place...].prefix(ProseSpans.leash).firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ">") }
            ?? min(
                bytes.count, place + ProseSpans.leash)
        let url = text(place..<end)
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.count > 8 else {
            place += 1
            return
        }
        put(Prose.Span(text: url, url: Address.safe(url)), upTo: end)
    }

    private func find(_ byte: UInt8, after place: Int) -> Int? {
        bytes[(place + 1)...].prefix(ProseSpans.leash).firstIndex(of: byte)
    }

    // MARK: Together

    private var spans: [Prose.Span] {
        var (isStrong, isStressed) = (false, false)
        return pieces.map { piece in
            switch piece {
            case .span(var span):
                span.isStrong = isStrong
                span.isStressed = isStressed
                return span
            case .mark(let mark, counts: false): return Prose.Span(text: mark == .strong ? "**" : "*", isStrong: isStrong, isStressed: isStressed)
            case .mark(.strong, _): isStrong.toggle()
            case .mark(.stressed, _): isStressed.toggle()
            }
            return Prose.Span(text: "")
        }.filter { !$0.text.isEmpty }
    }
}
