internal import Vocabulary

/// Pages and notices on their way, as the events tell of them.
extension Incident {
    mutating func queue(_ notes: [PageNote], _ because: PageReason) {
        pending += notes
        for note in notes { addressed.insert(note.person) }
        queue(notes.map(\.id.number), because)
    }

    mutating func queue(_ notes: [NoticeNote], _ because: PageReason) {
        pendingNotices += notes
        for note in notes { addressed.formUnion(note.people) }
        queue(notes.map(\.id.number), because)
        sent(because)
    }

    private mutating func queue(_ numbers: [Int], _ because: PageReason) {
        guard let first = numbers.first, let last = numbers.last, first <= last else { return }
        let rung = rung(for: because)
        if let rung { climb?.asked = rung.rung }
        waves.append(Wave(because: because, rung: rung, numbers: first...last))
        lastPage = max(lastPage, last)
    }

    /// What was queued for a rung belongs to the one reached last.
    private func rung(for because: PageReason) -> RungPlace? {
        guard because.isForARung, let climb, let reached = climb.reached else { return nil }
        return RungPlace(round: climb.round, rung: reached)
    }

    /// An end told of twice changes nothing the second time.
    mutating func end(_ page: PageID, _ outcome: PageOutcome) {
        withdrawn.removeAll { $0 == page.number }
        if let place = pending.firstIndex(where: { $0.id == page }) {
            let note = pending.remove(at: place)
            if case .delivered = outcome { remember(note) }
            settle(page, outcome, for: note.person)
        } else if let place = pendingNotices.firstIndex(where: { $0.id == page }) {
            pendingNotices.remove(at: place)
            settle(page, outcome, for: nil)
        } else if case .failed = outcome, let note = taken.first(where: { $0.id == page }) {
            if let place = waves.firstIndex(where: { $0.numbers.contains(page.number) }) { waves[place].lose(note.person) }
            forgetTaken { $0.id == page }
        }
    }

    private mutating func remember(_ note: PageNote) {
        taken.append(note)
        guard taken.count > Limits.pagesTaken, let oldest = taken.first?.id else { return }
        forgetTaken { $0.id == oldest }
    }

    mutating func forgetTaken(where isForgotten: (PageNote) -> Bool) {
        guard !taken.isEmpty else { return }
        taken.removeAll(where: isForgotten)
        waves = waves.filter(goesOn)
    }

    /// While a page of it is on its way, or was taken and may still fail.
    private func goesOn(_ wave: Wave) -> Bool {
        let numbers = wave.numbers
        return pending.contains { numbers.contains($0.id.number) } || pendingNotices.contains { numbers.contains($0.id.number) }
            || taken.contains { numbers.contains($0.id.number) }
    }

    private mutating func settle(_ page: PageID, _ outcome: PageOutcome, for person: PersonName?) {
        if outcome == .superseded { withdrawn.append(page.number) }
        guard let place = waves.firstIndex(where: { $0.numbers.contains(page.number) }) else { return }
        switch outcome {
        case .delivered: if let person { waves[place].delivered.append(person) } else { arrived(waves[place].because) }
        case .failed, .expired: if person == nil { waves[place].hasFailed = true }
        case .superseded: break
        }
        if !goesOn(waves[place]) { waves.remove(at: place) }
    }

    /// The wave a page was queued in, while any of that wave is on its way or may still fail.
    func wave(of page: PageID) -> Wave? { waves.first { $0.numbers.contains(page.number) } }
}

extension PageReason {
    /// Whether the ladder is what reaches the person, so that the ladder climbs when it fails.
    fileprivate var isForARung: Bool {
        switch self {
        case .rung, .reassigned, .undeliverable: true
        case .escalation, .responder, .exhausted, .duty, .update, .asked: false
        }
    }
}
