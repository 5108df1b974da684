package import OnCall
package import Runbooks
package import Vocabulary

/// What templates are filled with. A field that does not apply is there and empty; one that somebody should have said and nobody has is
/// left out, so that whoever reads the text sees the gap.
extension Incident {
    package func fields(under runbook: Runbook, at now: Moment, overrides: [Override] = []) -> TemplateFields {
        var fields = TemplateFields()
        nameIt(in: &fields, runbook, now)
        tellTimes(in: &fields, runbook, now)
        tellPeople(in: &fields, runbook, now, overrides)
        tellKnowledge(in: &fields, runbook)
        fields["channel"] = .said(channel(under: runbook, fields))
        return fields
    }

    private func nameIt(in fields: inout TemplateFields, _ runbook: Runbook, _ now: Moment) {
        let severity = runbook.severity(named: severity)
        fields["incident.id"] = .text(name)
        fields["incident.number"] = .text(String(id.number))
        fields["incident.slug"] = .text(opening.title.slug(atMost: Limits.slugLetters, otherwise: "incident"))
        // Whoever fills the template knows where the server is reached.
        fields["incident.url"] = TemplateFields.Value.none
        fields["title"] = .text(opening.title)
        fields["severity"] = .text(self.severity.text)
        fields["severity_means"] = .said(severity.flatMap { $0.means.isEmpty ? nil : $0.means })
        fields["service"] = .text(opening.service.text)
        let others = knowledge.services.filter { $0 != opening.service }
        fields["services"] = .list(([opening.service] + others).map(\.text))
        fields["status"] = .text(progress.status?.text ?? shown(under: runbook).rawValue)
        fields["status_shown"] = .text(shown(under: runbook).rawValue)
        fields["phase"] = .text(progress.phase?.text ?? phase.word)
        fields["tags"] = .list(tags)
        fields["drill"] = .said(opening.drill?.text)
        fields["runbook"] = .text(runbook.name)
        fields["update_number"] = .text(String(updates.count { $0.state == .posted }))
    }

    /// What the status page calls it.
    package func shown(under runbook: Runbook) -> StatusPage.State {
        if let name = progress.status {
            if let known = runbook.lifecycle.status(name)?.shownAs ?? StatusPage.State(rawValue: name.text) { return known }
        }
        return switch phase {
        case .triggered, .quiet, .acknowledged, .snoozed: .investigating
        case .mitigated: .monitoring
        case .resolved, .merged: .resolved
        }
    }

    private func tellTimes(in fields: inout TemplateFields, _ runbook: Runbook, _ now: Moment) {
        let clock = WallClock.of(runbook.zone)
        func time(_ moment: Moment?) -> TemplateFields.Value { .said(moment.map { clock.spoken(at: $0) }) }
        fields["incident.date"] = .text(clock.day(at: startedAt))
        fields["timestamp"] = time(now)
        fields["started_at"] = time(startedAt)
        fields["declared_at"] = time(openedAt)
        fields["acknowledged_at"] = time(acknowledgedAt)
        fields["mitigated_at"] = time(mitigatedAt)
        fields["resolved_at"] = time(resolvedAt)
        fields["duration"] = .text(((resolvedAt ?? now) - startedAt).brief)
        fields["eta"] = .said(knowledge.estimate.map { clock.spoken(at: $0, seenFrom: now) })
        let next = duties.filter { $0.state == .open && $0.name.isUpdate }.compactMap(\.deadline).min()
        fields.promise(next, at: now, on: clock)
        fields["timeline"] = .list(milestones.map { "\(clock.spoken(at: $0.at, seenFrom: now)) \($0.words)" })
    }

    package var startedAt: Moment { opening.startedAt ?? openedAt }

    package var resolvedAt: Moment? { if case .resolved(let at) = phase { at } else { nil } }

    /// The story in a few lines, as far as the incident itself remembers it.
    private var milestones: [(at: Moment, words: String)] {
        var lines: [(at: Moment, words: String)] = [(openedAt, "raised: \(opening.title)")]
        if let at = opening.startedAt { lines.append((at, "began")) }
        if let at = acknowledgedAt { lines.append((at, "acknowledged")) }
        if let at = mitigatedAt { lines.append((at, "mitigated")) }
        if let at = resolvedAt { lines.append((at, summary.isEmpty ? "resolved" : "resolved: \(summary)")) }
        for (fact, at) in knowledge.stated { lines.append((at, fact.text)) }
        for update in updates where update.state == .posted { lines.append((update.at, "told \(update.audience)")) }
        return lines.sorted { ($0.at, $0.words) < ($1.at, $1.words) }
    }
}

extension TemplateFields {
    /// When this audience hears more; nil: not known, or never again.
    mutating func promise(_ next: Moment?, at now: Moment, on clock: WallClock) {
        self["next_update"] = .said(next.map { clock.spoken(at: $0, seenFrom: now) })
        self["next_update_in"] = .said(next.map { max(.zero, $0 - now).spelled })
    }
}

extension DutyName {
    var isUpdate: Bool { text.hasPrefix("update ") }
}

extension TemplateFields.Value {
    /// Empty when there is nothing to say.
    static func said(_ text: String?) -> Self { text.map(Self.text) ?? Self.none }
}
