internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What was done, what has to be done yet, and who comes to talk about it.
extension ReviewSource {
    /// Steps that were carried out, with the end of what they said: what went wrong stands last.
    var steps: String {
        events.compactMap { event -> String? in
            guard case .play(let play) = event.what, play.isWork else { return nil }
            let line = "- \(time(event.at)) \(named(play, event))"
            guard case .stepEnded(_, _, let outcome) = play, !outcome.output.isEmpty else { return line }
            return "\(line)\n\n\(outcome.output.excerpt.fenced)\n"
        }.joined(separator: "\n")
    }

    /// With the step's words from the runbook, where it still has them.
    private func named(_ play: PlayEvent, _ event: IncidentEvent) -> String {
        guard let (name, step) = play.place, let playbook = runbook.playbooks.first(where: { $0.name == name }),
            playbook.steps.indices.contains(step - 1)
        else { return event.sentence.oneLine }
        return "\(event.sentence.oneLine) [\(playbook.steps[step - 1].text.oneLine)]"
    }

    var actions: String {
        let items = incident.review.actions.filter { !$0.isDropped }
        if items.isEmpty { return "_One a line: `- [ ] what to do (owner: who, due: 2026-12-01)`._" }
        return items.map { ReviewAction($0, under: runbook).markdown }.joined(separator: "\n")
    }

    /// Everybody who worked on it, and whoever else the runbook wants there.
    var attendees: String {
        let parties = policy.attendees.map { party in
            let people = members(of: party)
            return people.isEmpty ? party.words : "\(party.words): \(people.map(\.text).joined(separator: ", "))"
        }
        let invited = Set(policy.attendees.flatMap(members))
        return (parties + incident.responders.filter { !invited.contains($0) }.map(\.text)).listed
    }

    private func members(of party: Party) -> [PersonName] {
        switch party {
        case .responders: incident.responders
        case .role(let role): incident.staff[role]?.holder.map { [$0] } ?? []
        default: runbook.members(of: party)
        }
    }

    var agenda: String {
        guard !policy.agenda.isEmpty else { return "" }
        let items = policy.agenda.enumerated().map { place, item in
            "\(place + 1). \(item.text.oneLine)\(item.minutes.map { " (\($0) min)" } ?? "")"
        }
        let length = policy.length.map { "\n\n\($0.lowerBound == $0.upperBound ? "" : "\($0.lowerBound) to ")\($0.upperBound) minutes together." }
        return items.joined(separator: "\n") + (length ?? "")
    }
}

extension Incident.ActionItem {
    fileprivate var isDropped: Bool { if case .dropped = state { true } else { false } }
}

extension PlayEvent {
    fileprivate var isWork: Bool {
        switch self {
        case .stepEnded, .stepDone, .stepSkipped, .stepRefused: true
        case .started, .stepAsked, .stepAgreed, .stepApproved, .stepBegun, .stepPosed, .stepAnswered, .stepLeftOut, .stepPutBack, .componentSet: false
        }
    }

    fileprivate var place: (PlaybookName, Int)? {
        switch self {
        case .stepEnded(let name, let step, _), .stepDone(let name, let step, _), .stepSkipped(let name, let step, _),
            .stepRefused(let name, let step, _):
            (name, step)
        default: nil
        }
    }
}

extension String {
    /// Of what a step said, so many lines at the end are shown, and of each so much.
    private static let shown = (lines: 12, letters: 200)

    fileprivate var excerpt: String {
        let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let full = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
        let last = full.suffix(String.shown.lines).map { $0.count > String.shown.letters ? $0.prefix(String.shown.letters) + "\u{2026}" : $0 }
        return (full.count > last.count ? "\u{2026}\n" : "") + last.joined(separator: "\n")
    }

    /// As a block of code that nothing in it can end.
    fileprivate var fenced: String {
        var longest = 2
        var run = 0
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\n\(self)\n\(fence)"
    }
}
