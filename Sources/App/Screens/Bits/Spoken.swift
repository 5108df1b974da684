internal import OnCall
internal import Vocabulary

/// A sentence of the journal, which names instants to the millisecond in UTC. On a page each of them is a time as any other: in the clock of
/// whoever reads it.
struct Spoken: Sendable {
    /// Words, and the time that stands behind them.
    struct Piece: Sendable {
        let words: String
        let time: When?
    }

    let pieces: [Piece]

    init(_ sentence: String, at now: Moment, on clock: WallClock) {
        var pieces: [Piece] = []
        var words = ""
        for (place, word) in sentence.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if place > 0 { words += " " }
            guard let (moment, rest) = Spoken.moment(in: word) else {
                words += word
                continue
            }
            pieces.append(Piece(words: words, time: When(moment, at: now, on: clock)))
            words = String(rest)
        }
        self.pieces = words.isEmpty ? pieces : pieces + [Piece(words: words, time: nil)]
    }

    /// `2026-11-19T13:47:00.000Z,` is a moment and a comma.
    private static func moment(in word: Substring) -> (Moment, Substring)? {
        guard word.utf8.count >= 20, word.first?.isNumber == true, let end = word.firstIndex(of: "Z"),
            let moment = Moment(rfc3339: String(word[...end]))
        else { return nil }
        return (moment, word[word.index(after: end)...])
    }

    static let template = "{{#pieces}}{{words}}{{#time}}{{> time}}{{/time}}{{/pieces}}"
}
