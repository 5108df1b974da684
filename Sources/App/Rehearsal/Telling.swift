internal import Runbooks
internal import Vocabulary

/// Tells a story while it happens: each line once, as soon as it is there.
struct Telling {
    let listen: @Sendable ([Story.Line]) -> Void
    private var told: [Story.Line] = []
    /// How much there was when it was told last.
    private var heard = [0]

    init(_ listen: @escaping @Sendable ([Story.Line]) -> Void) { self.listen = listen }

    /// Whether anything has happened since; asked often, so that the story is put together only then.
    mutating func hasNews(_ counts: [Int]) -> Bool {
        defer { heard = counts }
        return counts != heard
    }

    mutating func tell(_ record: Record) {
        let lines = Story.lines(of: record)
        let news = lines.difference(from: told).insertions.compactMap { change in
            if case .insert(_, let line, _) = change { line } else { nil }
        }
        told = lines
        if !news.isEmpty { listen(news) }
    }
}
