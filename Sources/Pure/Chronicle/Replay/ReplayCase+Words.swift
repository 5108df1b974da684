internal import Runbooks
internal import Vocabulary

extension ReplayCase {
    /// What is otherwise, in one line: `+1 page (bo by sms), acknowledged after 4m instead of 12m, kept: acknowledge`.
    package var words: String {
        var parts: [String] = []
        if after.isEmpty { return "it opens no incident" }
        if after.count != before.count { parts.append("\(before.count) became \(after.count)") }
        if !added.isEmpty { parts.append("+\(Self.count(added))") }
        if !saved.isEmpty { parts.append("\u{2212}\(Self.count(saved))") }
        if answeredBefore != answeredAfter {
            parts.append("\(Self.answer(answeredAfter)) instead of \(answeredBefore.map { "after \($0.shown)" } ?? "by nobody")")
        }
        if !before.contains(where: \.isForeign) {
            let lost = missedAfter.filter { $0.value > missedBefore[$0.key] ?? 0 }.keys.sorted()
            let kept = missedBefore.filter { $0.value > missedAfter[$0.key] ?? 0 }.keys.sorted()
            if !lost.isEmpty { parts.append("missed: \(lost.map(\.text).joined(separator: ", "))") }
            if !kept.isEmpty { parts.append("not missed any more: \(kept.map(\.text).joined(separator: ", "))") }
        } else if targetBefore != targetAfter {
            switch targetAfter {
            case .met: parts.append("acknowledged in time")
            case .lost: parts.append(answeredAfter == nil ? "the promise to answer is broken" : "acknowledged too late")
            case nil: parts.append("over, or not played any further, before an answer is due")
            }
        }
        return parts.isEmpty ? "somebody else answers" : parts.joined(separator: "; ")
    }

    /// `2 pages (ana by push, bo by sms)`: the first few are named.
    private static func count(_ rings: [Ring]) -> String {
        let shown = rings.prefix(3).map { "\($0.person) by \($0.way.rawValue)" } + (rings.count > 3 ? ["\(rings.count - 3) more"] : [])
        return "\(rings.count) \(rings.count == 1 ? "page" : "pages") (\(shown.joined(separator: ", ")))"
    }

    private static func answer(_ time: Duration?) -> String { time.map { "acknowledged after \($0.shown)" } ?? "acknowledged by nobody" }
}

extension Duration {
    /// The two largest parts say enough: `2h 5m`.
    var shown: String {
        let seconds = milliseconds / 1000
        let parts = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")].filter { $0.0 != 0 }.prefix(
            2)
        return parts.isEmpty ? "0s" : parts.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
}
