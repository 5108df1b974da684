internal import Runbooks
internal import Vocabulary

/// How bad, as a word, a shape and a colour: colour alone tells nobody anything.
struct Badge: Sendable {
    let word: String
    /// An outline in a square of ten.
    let shape: String
    /// For the style sheet: `rank0` is the worst.
    let rank: String

    init(_ severity: SeverityName, among severities: [Severity]) {
        let place = severities.firstIndex { $0.name == severity } ?? severities.count
        word = severity.text
        shape = Badge.shapes[min(place, 3)]
        rank = "rank\(min(place, 3))"
    }

    /// A triangle, a diamond, a square, a ring.
    private static let shapes = ["M5 0 10 9.5H0z", "M5 0 10 5 5 10 0 5z", "M1 1h8v8H1z", "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z"]

    static let template = """
        <span class="badge {{rank}}"><svg viewBox="0 0 10 10" aria-hidden="true"><path d="{{shape}}"/></svg>{{word}}</span>
        """
}
