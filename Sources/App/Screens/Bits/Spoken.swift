internal import Engine
internal import OnCall
internal import Vocabulary

/// The journal's sentences name instants to the millisecond in UTC; on a page they read as a clock on the wall shows them.
enum Spoken {
    static func times(in words: String, on clock: WallClock) -> String {
        words.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard word.utf8.count >= 20, word.first?.isNumber == true, let end = word.firstIndex(of: "Z"),
                let moment = Moment(rfc3339: String(word[...end]))
            else { return String(word) }
            return clock.spoken(at: moment) + word[word.index(after: end)...]
        }.joined(separator: " ")
    }
}
