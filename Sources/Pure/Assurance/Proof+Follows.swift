internal import Runbooks
internal import Vocabulary

/// What was found, and what of it only follows from a schedule that is empty: a lead who fills the gap has mended it, too, and one gap reads
/// as one finding.
struct Told {
    var findings: [Diagnostic] = []
    /// As half sentences, by the schedule they are told with.
    var follows: [ScheduleName: [String]] = [:]
    /// What leave does in the minutes around hours in which nobody is woken, which is told with those.
    var margins: [Margin] = []

    struct Margin {
        let ladder: LadderName
        let stretches: Stretches
        let words: String
    }
}

/// The times at which schedules are empty, and what comes of it: with nobody woken, and with somebody else asked.
struct Gaps {
    var uncovered: [Proof.Gap]
    var quiet: [Proof.Quiet]

    /// Those that are told to be empty.
    var schedules: Set<ScheduleName> {
        let all = quiet.map(\.target) + uncovered.flatMap(\.causes.empty)
        return Set(all.compactMap { if case .schedule(let name) = $0 { name } else { nil } })
    }
}

/// Where something is so beside an empty schedule, and where it is so anyhow.
struct Beside: Hashable, Sendable {
    private(set) var schedules: [ScheduleName] = []
    private(set) var anyhow = Stretches()

    mutating func note(_ ranges: [Range<Moment>], _ schedule: ScheduleName?) {
        if let schedule {
            schedules = (schedules + [schedule]).distinct
        } else {
            for range in ranges { anyhow.append(range) }
        }
    }
}

extension Proof {
    /// The schedule told to be empty because of which a course passes a rung over. Two rungs of one time that take turns leave no gap.
    func emptied(_ course: Course, on ladder: Ladder, of empty: Set<ScheduleName>) -> ScheduleName? {
        guard !empty.isEmpty else { return nil }
        for skip in course.skips where skip.because == .nobodyOnCall {
            let rung = ladder.rungs[skip.rung]
            guard rung.pages, rung.targets?.count == 1, case .schedule(let name)? = rung.targets?.first, empty.contains(name) else { continue }
            if !course.pages.contains(where: { ladder.rungs[$0.rung].at == rung.at }) { return name }
        }
        return nil
    }

    /// It is no finding of its own when it is not so, or hardly ever, while the schedule has somebody.
    func follows(_ beside: Beside) -> Bool { !beside.schedules.isEmpty && !isWorthTelling(beside.anyhow) }

    func told(_ gaps: Gaps, _ follows: [ScheduleName: [String]], margins: [Told.Margin]) -> [Diagnostic] {
        var left = follows
        func taken(_ targets: [Rung.Target]) -> String {
            let found = targets.flatMap { target -> [String] in
                guard case .schedule(let name) = target else { return [] }
                return left.removeValue(forKey: name) ?? []
            }
            return sentence("Then", found)
        }
        // Whoever is told of hours in which somebody else is asked is told what becomes of those.
        let quiet = gaps.quiet.map { diagnostic($0, then: taken([$0.target])) }
        return quiet
            + gaps.uncovered.map { gap in
                let around = margins.filter { gap.ladders.contains($0.ladder) && $0.stretches.touch(gap.ranges) }
                return diagnostic(gap, then: taken(gap.causes.empty) + sentence("Just before or after that,", around.map(\.words)))
            }
    }

    private func sentence(_ begin: String, _ words: [String]) -> String {
        let words = words.distinct
        guard let last = words.last else { return "" }
        return " \(begin) " + (words.count == 1 ? last : words.dropLast().joined(separator: ", ") + ", and " + last) + "."
    }
}
