internal import Engine
internal import OnCall
internal import Storage
internal import Vocabulary

/// How often something came, as a row of thin columns drawn here; the words beside it say the same to who cannot see them.
struct Spark: Sendable {
    /// Of SVG, in a box of sixty by sixteen.
    let path: String
    /// `most often 4 times in 5 min, at`
    let words: String
    let peak: When

    /// Nil while there is nothing to compare: one sending, or a time nothing is known of.
    init?(_ rhythm: Rhythm, at now: Moment, on clock: WallClock) {
        guard let most = rhythm.counts.max(), rhythm.counts.reduce(0, +) > 1, let place = rhythm.counts.firstIndex(of: most) else { return nil }
        path = rhythm.counts.enumerated().filter { $0.element > 0 }.map { column, count in
            // What came at all is seen.
            let height = max(1, (Double(count) * 160 / Double(most)).rounded() / 10)
            return "M\(column) 16v-\(height)h.8v\(height)z"
        }.joined()
        words = "most often \(most) \(most == 1 ? "time" : "times") in \(rhythm.stretch.brief), at"
        peak = When(rhythm.start(of: place), at: now, on: clock)
    }

    static let template = """
        <svg class="spark" viewBox="0 0 60 16" preserveAspectRatio="none" aria-hidden="true"><path d="{{path}}"/></svg>
        """
}
