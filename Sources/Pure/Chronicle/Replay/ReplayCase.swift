internal import Runbooks
package import Vocabulary

/// One incident as it was, and as it is in the replay; several where what came in was put together in another way.
package struct ReplayCase: Hashable, Sendable {
    package var before: [PastIncident]
    package var after: [PastIncident]
    /// How far it was played: what was owed later is not known to be lost.
    private let until: Moment

    package init(before: [PastIncident], after: [PastIncident], until: Moment) {
        self.before = before
        self.after = after
        self.until = until
    }

    /// Whom an incident woke, how and when.
    package struct Ring: Hashable, Comparable, Sendable {
        package var at: Moment
        package var person: PersonName
        package var way: Way

        package static func < (a: Ring, b: Ring) -> Bool { (a.at, a.person, a.way.rawValue) < (b.at, b.person, b.way.rawValue) }
    }

    package enum Target: String, Hashable, Sendable { case met, lost }

    package var openedAt: Moment { before.map(\.openedAt).min() ?? after.map(\.openedAt).min() ?? .distantPast }
    package var name: String { (before.isEmpty ? after : before).map(\.name).joined(separator: ", ") }
    package var title: String { (before.first ?? after.first)?.title ?? "" }

    package var ringsBefore: [Ring] { Self.rings(before) }
    package var ringsAfter: [Ring] { Self.rings(after) }
    package var missedBefore: [DutyName: Int] { Self.missed(before) }
    package var missedAfter: [DutyName: Int] { Self.missed(after) }

    /// How long until somebody was on it; nil: nobody came.
    package var answeredBefore: Duration? { Self.answered(before) }
    package var answeredAfter: Duration? { Self.answered(after) }

    /// What another tool promised is not known: what happened there is measured by what this runbook promises.
    package var targetBefore: Target? {
        guard before.contains(where: \.isForeign) else { return Self.target(before) }
        // Nobody came, and nobody would: that is neither better nor worse.
        if answeredBefore == nil, answeredAfter == nil { return targetAfter }
        guard let due = after.compactMap(\.answerDue).min() else { return nil }
        if let answer = before.compactMap(\.firstAnswer?.at).min(), answer <= due { return .met }
        // What ends before an answer is due owes none, here as there.
        let isOver = before.allSatisfy { $0.overAt.map { $0 <= due } ?? false }
        return isOver || due > until ? nil : .lost
    }
    package var targetAfter: Target? { Self.target(after) }

    /// Pages that one has and the other has not, each for itself.
    package var added: [Ring] { Self.rest(ringsAfter, without: ringsBefore) }
    package var saved: [Ring] { Self.rest(ringsBefore, without: ringsAfter) }

    /// Whether anything counts otherwise than it did.
    package var isDifferent: Bool {
        ringsBefore != ringsAfter || answeredBefore != answeredAfter || targetBefore != targetAfter || answerers(before) != answerers(after)
            || (missedBefore != missedAfter && !before.contains(where: \.isForeign))
    }

    private func answerers(_ incidents: [PastIncident]) -> [String] {
        incidents.flatMap { $0.answers.map { "\($0.at.milliseconds) \($0.by)" } }.sorted()
    }

    private static func rings(_ incidents: [PastIncident]) -> [Ring] {
        incidents.flatMap { $0.pages.filter(\.arrived).map { Ring(at: $0.due, person: $0.person, way: $0.way) } }.sorted()
    }

    private static func missed(_ incidents: [PastIncident]) -> [DutyName: Int] {
        incidents.reduce(into: [:]) { $0.merge($1.missed) { $0 + $1 } }
    }

    private static func answered(_ incidents: [PastIncident]) -> Duration? {
        guard let opened = incidents.map(\.openedAt).min() else { return nil }
        return incidents.compactMap(\.firstAnswer?.at).min().map { $0 - opened }
    }

    private static func target(_ incidents: [PastIncident]) -> Target? {
        if incidents.contains(where: { $0.missed[.acknowledge] != nil }) { return .lost }
        return incidents.contains { $0.keptAnswers > 0 } ? .met : nil
    }

    private static func rest(_ rings: [Ring], without others: [Ring]) -> [Ring] {
        var counts = others.reduce(into: [Ring: Int]()) { $0[$1, default: 0] += 1 }
        return rings.filter { ring in
            guard let count = counts[ring], count > 0 else { return true }
            counts[ring] = count - 1
            return false
        }
    }
}
