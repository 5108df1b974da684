internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Whose pages wait, and for how long: every quiet window is a page that comes later.
extension Pair {
    var quiet: [Difference.Change] {
        let matched = Matched(old.quiet, new.quiet) { $0.name.text }
        return matched.added.map { change($0, .loosens, "is new: pages of \($0.subject) wait for up to \(Span.exact($0.length).written)") }
            + matched.gone.map { change($0, .tightens, "is gone: pages of \($0.subject) no longer wait") }
            + matched.changed.flatMap { details($0.old, $0.new) }
    }

    private func change(_ window: QuietWindow, _ effect: Difference.Effect, _ words: String) -> Difference.Change {
        Difference.Change(.alerts, effect, "quiet.\(window.name)", "Quiet window '\(window.name)' \(words).")
    }

    private func details(_ was: QuietWindow, _ now: QuietWindow) -> [Difference.Change] {
        var changes: [Difference.Change] = []
        if was.match != now.match {
            let (isNarrower, isWider) = (now.match.implies(was.match), was.match.implies(now.match))
            let words = "holds back \(now.subject) instead of \(was.subject)"
            changes.append(change(now, .weighed(isLooser: isWider || !isNarrower, isTighter: isNarrower), words))
        }
        if was.length != now.length {
            let words = "lasts \(Span.exact(now.length).written) instead of \(Span.exact(was.length).written)"
            changes.append(change(now, .weighed(isLooser: now.length > was.length, isTighter: now.length < was.length), words))
        }
        if was.every != now.every {
            let words = "comes \(now.rhythm) instead of \(was.rhythm)"
            changes.append(change(now, .weighed(isLooser: was.every == nil, isTighter: now.every == nil), words))
        }
        if was.time != now.time { changes.append(change(now, .changes, "is \(now.time) instead of \(was.time)")) }
        let reasons = [was, now].map { Described($0.name.text, [.text("because", $0.why), .word("approved by", $0.approvedBy, absent: "nobody")]) }
        return changes
            + told(reasons[0], reasons[1], in: .alerts, "quiet.\(now.name)").map { reason in
                Difference.Change(reason.chapter, reason.effect, reason.clause, "Quiet window \(reason.words)")
            }
    }
}

extension QuietWindow {
    fileprivate var subject: String { match == .everything ? "everything" : "what has \(match.words)" }

    fileprivate var time: String { "from \(start.words)\(until.map { " until \($0.words)" } ?? "") in \(zone)" }

    fileprivate var rhythm: String { every.map { "every \($0.written)" } ?? "once" }
}
