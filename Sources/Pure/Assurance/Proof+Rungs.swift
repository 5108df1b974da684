internal import Runbooks
internal import Vocabulary

/// A schedule that is empty where somebody else is asked instead: it is quieter than it is written. What is told are the times at which nobody
/// is on call and somebody would be asked, which is later than when the incident was raised where a page waits for its hours.
extension Proof {
    /// Who asks a schedule while it is empty, and when.
    private struct Asking {
        var words: String
        var ranges: [Range<Moment>] = []
    }

    /// A schedule, when it is empty, and who asks it then: all that time, and for a part of it.
    struct Quiet {
        let target: Rung.Target
        let stretches: Stretches
        let always: [String]
        let partly: [String]
    }

    var quietSchedules: [Quiet] {
        var asking: [Rung.Target: [Asking]] = [:]
        var silent: [Rung.Target: [Range<Moment>]] = [:]
        for climb in climbs {
            for (place, rung) in climb.ladder.rungs.enumerated() where rung.pages {
                let missed = ranges(missing: place, on: climb)
                for target in rung.targets ?? [] { silent[target, default: []] += missed.silent }
                guard let target = rung.targets?.first, rung.targets?.count == 1, case .schedule = target else { continue }
                asking[target, default: []].append(Asking(words: "rung \(place + 1) of '\(climb.ladder.name)'", ranges: missed.quiet))
            }
        }
        for (target, words) in otherUsers {
            let empty = attendance.people(target).stretches(of: window, where: \.isEmpty)
            asking[target, default: []].append(Asking(words: words, ranges: empty.ranges))
        }
        return asking.sorted { $0.key.name < $1.key.name }.compactMap { quiet($0, $1, silent: Stretches(silent[$0] ?? [])) }
    }

    /// When a rung finds nobody on call, while the climb wakes somebody and while it does not: that is told as hours in which nobody is woken.
    private func ranges(missing place: Int, on climb: Climb) -> (quiet: [Range<Moment>], silent: [Range<Moment>]) {
        var quiet: [Range<Moment>] = [], silent: [Range<Moment>] = []
        for passage in climb.passages {
            guard let skip = passage.course.skips.first(where: { $0.rung == place && $0.because == .nobodyOnCall }),
                let asked = asked(skip, in: passage, climb.ladder.rungs[place])
            else { continue }
            if !passage.course.wakesSomebody {
                silent.append(asked)
            } else if !passage.course.pages.contains(where: { climb.ladder.rungs[$0.rung].at == climb.ladder.rungs[place].at }) {
                // Two rungs of one time that take turns leave no gap.
                quiet.append(asked)
            }
        }
        return (quiet, silent)
    }

    /// The times of the window at which a passed-over rung was to be asked, and nobody was on call.
    private func asked(_ skip: Course.Skip, in passage: Passage, _ rung: Rung) -> Range<Moment>? {
        let people = attendance.people(rung.targets ?? [])
        var (start, end) = (passage.start, passage.end)
        switch skip.time {
        case .after(let duration):
            (start, end) = (start + duration, end + duration)
            // An incident raised before the window would have been asked in its first minutes, too.
            let first = window.lowerBound, until = rung.when == .always ? Moment.distantFuture : attendance.open.at(first).until
            if passage.start == first, people.at(first).value.isEmpty, min(people.at(first).until, until) >= start { start = first }
        case .at(let moment): (start, end) = (moment, min(people.at(moment).until, attendance.open.at(moment).until))
        }
        (start, end) = (max(start, window.lowerBound), min(end, window.upperBound))
        return start < end ? start..<end : nil
    }

    private func quiet(_ target: Rung.Target, _ asking: [Asking], silent: Stretches) -> Quiet? {
        var users: [(words: String, stretches: Stretches)] = []
        for (words, askings) in Dictionary(grouping: asking, by: \.words) {
            users.append((words, Stretches(askings.flatMap(\.ranges)).subtracting(silent)))
        }
        let order = asking.map(\.words).distinct
        users = users.filter { !$0.stretches.isEmpty }.sorted { (order.firstIndex(of: $0.words) ?? 0) < (order.firstIndex(of: $1.words) ?? 0) }
        guard !users.isEmpty else { return nil }
        let all = Stretches(users.flatMap(\.stretches.ranges))
        let always = users.filter { $0.stretches == all }.map(\.words), partly = users.filter { $0.stretches != all }.map(\.words)
        return Quiet(target: target, stretches: all, always: always, partly: partly)
    }

    func diagnostic(_ quiet: Quiet, then follows: String) -> Diagnostic {
        let partly = quiet.partly.isEmpty ? "" : "for a part of that time by \(quiet.partly.joined(separator: ", "))"
        let told = [quiet.always.joined(separator: ", "), partly].filter { !$0.isEmpty }.joined(separator: ", and ")
        return Diagnostic(
            .warning, .emptyRung, at: runbook.places["schedules.\(quiet.target.name)"],
            "nobody is on call in '\(quiet.target.name)' \(words(quiet.stretches)), so nobody is woken by \(told).\(follows)",
            fix: "Add a layer for these hours; whoever is next is asked at once, and nobody stands behind them.",
            counterexample: counterexample(quiet.stretches))
    }

    /// Who else pages a schedule, and under which name.
    private var otherUsers: [(Rung.Target, String)] {
        runbook.escalations.flatMap { escalation in
            // With somebody beside it, somebody is woken.
            escalation.page.count == 1 ? escalation.page.map { ($0, "escalation '\(escalation.name)'") } : []
        }.filter { if case .schedule = $0.0 { true } else { false } }
    }
}
