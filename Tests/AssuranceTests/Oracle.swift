import Assurance
import OnCall
import Runbooks
import Vocabulary

/// Says the same as a proof, for one instant, the slow way: it reads the calendar by looking at each turn, and goes up the ladder minute
/// by minute with a list of what is still to come. It shares no code with the proof; of the rooms below it uses the clock on the wall.
struct Oracle {
    let runbook: Runbook
    let overrides: [Override]
    let absences: [Absence]

    /// One line for each rung that was reached in the first round and each that was passed over, in order.
    func lines(raisedAt raised: Moment) -> [String] {
        guard let ladder = runbook.ladders["up"] else { return [] }
        var lines: [String] = []
        var zero = raised
        var now = raised
        var reached: (rung: Int, at: Moment, left: Int)?
        var place = 0
        while true {
            let again = reached.flatMap { last -> Moment? in
                guard let rule = ladder.rungs[last.rung].again, last.left > 0 else { return nil }
                return last.at + rule.every
            }
            let due = place < ladder.rungs.count ? zero + wait(for: place, after: reached?.rung, ladder) : nil
            if let again, due.map({ again < $0 }) ?? true {
                now = max(now, again)
                let people = reach(ladder.rungs[reached!.rung], at: now)
                if !people.named.isEmpty || ladder.rungs[reached!.rung].isTicket {
                    lines.append("again \(reached!.rung) \(now.rfc3339) \(people.named) \(people.away)")
                }
                reached = (reached!.rung, now, reached!.left - 1)
                continue
            }
            guard let due else { return lines }
            now = max(now, due)
            let rung = ladder.rungs[place]
            if !isRight(rung.when, at: now) {
                if let opening = patience(ladder, at: now) {
                    zero = opening - wait(for: place, after: reached?.rung, ladder)
                    continue
                }
                lines.append("skip \(place) hours")
                place += 1
                continue
            }
            let people = reach(rung, at: now)
            if people.named.isEmpty, !rung.isTicket {
                lines.append("skip \(place) \(people.meant.isEmpty ? "nobody" : "mute")")
            } else {
                lines.append("\(rung.isPage ? "page" : "tell") \(place) \(now.rfc3339) \(people.named) \(people.away)")
                reached = (place, now, rung.again?.times ?? 0)
            }
            place += 1
        }
    }

    /// Rungs that were passed over give their time to the next; whoever was asked keeps theirs.
    private func wait(for place: Int, after reached: Int?, _ ladder: Ladder) -> Duration {
        guard let reached else { return ladder.rungs[0].at }
        for rung in ladder.rungs[(reached + 1)...place] where rung.at > ladder.rungs[reached].at { return rung.at }
        return ladder.rungs[place].at
    }

    private func isRight(_ hours: Rung.Hours, at moment: Moment) -> Bool {
        switch hours {
        case .always: true
        case .businessHours: isOpen(moment)
        case .outOfHours: !isOpen(moment)
        }
    }

    /// When no page of the ladder may leave now, the instant at which that changes, found by halving the half hour it falls in.
    private func patience(_ ladder: Ladder, at now: Moment) -> Moment? {
        let pages = ladder.rungs.contains(where: \.isPage) ? ladder.rungs.filter(\.isPage) : ladder.rungs
        if pages.contains(where: { isRight($0.when, at: now) }) { return nil }
        let open = isOpen(now)
        var low = now
        while isOpen(low + .minutes(30)) == open {
            low = low + .minutes(30)
            if low - now > .days(40) { return nil }
        }
        var high = low + .minutes(30)
        while high - low > .milliseconds(1) {
            let middle = low + .milliseconds((high - low).milliseconds / 2)
            if isOpen(middle) == open { low = middle } else { high = middle }
        }
        return high
    }

    private func isOpen(_ moment: Moment) -> Bool {
        let clock = WallClock.of(runbook.business.zone)
        let today = clock.reading(at: moment).day
        return (-2...1).contains { offset in
            let day = today + offset
            return !runbook.business.holidays.contains(day) && runbook.business.hours.contains { $0.holds(moment, since: day, clock) }
        }
    }

    // MARK: People

    private func reach(_ rung: Rung, at moment: Moment) -> (meant: [PersonName], named: [PersonName], away: [PersonName]) {
        var meant: [PersonName] = []
        for target in rung.goals {
            for person in people(target, at: moment) where !meant.contains(person) { meant.append(person) }
        }
        let named = meant.filter { !rung.isPage || runbook.people[$0]?.email != nil }
        return (meant, named, named.filter { person in absences.contains { $0.person == person && $0.start <= moment && moment < $0.end } })
    }

    private func people(_ target: Rung.Target, at moment: Moment) -> [PersonName] {
        switch target {
        case .person(let name): return [name]
        case .seat(let name):
            switch runbook.seats[name]! {
            case .held(let people): return [people[0]]
            case .group(let people): return people
            }
        case .schedule(let name):
            let owners = turn(runbook.schedules[name]!, at: moment)
            let inForce = overrides.filter { $0.schedule == name && $0.start <= moment && moment < $0.end }.sorted { $0.id < $1.id }
            var holders: [PersonName] = []
            for owner in owners.isEmpty ? [nil] : owners.map(Optional.some) {
                let last = inForce.reduce(owner) { holder, one in
                    one.replaces == nil || one.replaces == owner || one.replaces == holder ? one.person : holder
                }
                if let last, !holders.contains(last) { holders.append(last) }
            }
            return holders
        }
    }

    private func turn(_ schedule: Schedule, at moment: Moment) -> [PersonName] {
        guard case .layers(let layers) = schedule.cover else { return people(.seat("lead"), at: moment) }
        let clock = WallClock.of(schedule.zone)
        for layer in layers.reversed() {
            if let until = layer.until, clock.moment(of: until) <= moment { continue }
            let today = clock.reading(at: moment).day
            if !layer.only.isEmpty,
                !layer.only.contains(where: { hours in
                    (-2...1).contains { hours.holds(moment, since: today + $0, clock) }
                })
            {
                continue
            }
            // The last turn that has begun.
            var number = -1
            while clock.moment(of: layer.start(of: number + 1)) <= moment { number += 1 }
            if number >= 0, !layer.rotate[number % layer.rotate.count].isEmpty { return layer.rotate[number % layer.rotate.count] }
        }
        return []
    }
}

extension Rung {
    fileprivate var isPage: Bool { if case .page = action { true } else { false } }
    fileprivate var isTicket: Bool { if case .ticket = action { true } else { false } }
    fileprivate var goals: [Target] {
        switch action {
        case .page(let targets), .mention(let targets, in: _): targets
        case .ticket: []
        }
    }
}

extension Layer {
    fileprivate func start(of number: Int) -> WallReading {
        let first = WallReading(from)
        return switch every {
        case .exact(let duration): WallReading(milliseconds: first.milliseconds + duration.milliseconds * Int64(number))
        case .weeks(let count): first.adding(days: 7 * count * number)
        case .months(let count): first.adding(months: count * number)
        case .days(let count): first.adding(days: count * number)
        default: first
        }
    }
}

extension HoursOfWeek {
    fileprivate func holds(_ moment: Moment, since day: CivilDay, _ clock: WallClock) -> Bool {
        guard days.contains(day.weekday) else { return false }
        let last = end > start ? end : end + 1440
        return clock.moment(of: WallReading(day, minute: start)) <= moment && moment < clock.moment(of: WallReading(day, minute: last))
    }
}

extension Course {
    /// In the oracle's words.
    func lines(raisedAt raised: Moment) -> [String] {
        var lines: [(rung: Int, order: Int, text: String)] = []
        for step in steps where step.round == 0 {
            let what = step.isRepeat ? "again" : step.pages ? "page" : "tell"
            lines.append((step.rung, 0, "\(what) \(step.rung) \(step.time.moment(raisedAt: raised).rfc3339) \(step.people) \(step.away)"))
        }
        for skip in skips {
            let why =
                switch skip.because {
                case .nobodyOnCall: "nobody"
                case .unreachable: "mute"
                case .outsideHours: "hours"
                }
            lines.append((skip.rung, 0, "skip \(skip.rung) \(why)"))
        }
        return lines.map(\.text).sorted()
    }
}
