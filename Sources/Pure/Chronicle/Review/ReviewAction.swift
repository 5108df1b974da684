package import Engine
internal import OnCall
package import Runbooks
internal import Vocabulary

/// An action item as it stands in a review's text: `- [ ] Pin the version (owner: bo, due: 2026-12-01, category: short-term)`.
package struct ReviewAction: Hashable, Sendable {
    package enum Field: String, CaseIterable, Sendable { case owner, due, category, priority, verification, action }

    package var text: String
    package var isDone: Bool
    package var fields: [Field: String]

    package init(text: String, isDone: Bool = false, fields: [Field: String] = [:]) {
        self.text = text
        self.isDone = isDone
        self.fields = fields
    }

    /// The number it has in the incident; nil: nobody has added it yet.
    package var number: Int? { fields[.action].flatMap { Int($0) } }

    package var markdown: String {
        let known = Field.allCases.compactMap { field in fields[field].map { "\(field.rawValue): \($0.oneLine)" } }
        return "- [\(isDone ? "x" : " ")] \(text.oneLine)\(known.isEmpty ? "" : " (\(known.joined(separator: ", ")))")"
    }
}

extension ReviewAction {
    /// Nil when the line is no box to tick, or an empty one.
    init?(line: Substring) {
        var rest = line.trimmed
        guard let bullet = rest.first, "-*+".contains(bullet) else { return nil }
        rest = rest.dropFirst().drop { $0 == " " }
        guard rest.first == "[", let mark = rest.dropFirst().first, rest.dropFirst(2).hasPrefix("] "), " xX".contains(mark) else { return nil }
        rest = rest.dropFirst(4).trimmed
        let tail = Self.fields(endOf: rest)
        let text = rest[..<(tail?.start ?? rest.endIndex)].trimmed
        guard !text.isEmpty else { return nil }
        self.init(text: String(text), isDone: mark != " ", fields: tail?.fields ?? [:])
    }

    /// The last brackets of the line, when they begin with a field's name.
    private static func fields(endOf line: Substring) -> (start: Substring.Index, fields: [Field: String])? {
        guard line.last == ")" else { return nil }
        for place in line.indices.reversed() where line[place] == "(" {
            let inner = line[line.index(after: place)..<line.index(before: line.endIndex)]
            if let fields = fields(in: inner) { return (place, fields) }
        }
        return nil
    }

    /// A comma parts two fields only where a field's name follows, so that what somebody wrote may have commas of its own.
    private static func fields(in text: Substring) -> [Field: String]? {
        var fields: [Field: String] = [:]
        var current: Field?
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let (field, value) = field(of: part) {
                current = field
                fields[field] = value
            } else if let current {
                fields[current]?.append(",\(part)")
            } else {
                return nil
            }
        }
        return fields.mapValues { String($0[...].trimmed) }
    }

    private static func field(of part: Substring) -> (Field, String)? {
        guard let colon = part.firstIndex(of: ":"), let field = Field(rawValue: part[..<colon].trimmed.lowercased()) else { return nil }
        return (field, String(part[part.index(after: colon)...].trimmed))
    }
}

extension ReviewDraft {
    /// Every box to tick below a heading about actions and, elsewhere, those that name an owner: other lists may be ticked too.
    package var actions: [ReviewAction] {
        let elsewhere = ReviewDraft.boxes(in: preamble).filter(\.hasOwner)
        return elsewhere
            + sections.flatMap { section in
                ReviewDraft.boxes(in: section.body).filter { ReviewPart(section.name) == .actions || $0.hasOwner }
            }
    }

    private static func boxes(in text: String) -> [ReviewAction] {
        text.markdownLines.filter { !$0.isCode }.compactMap { ReviewAction(line: $0.text) }
    }
}

extension ReviewAction {
    fileprivate var hasOwner: Bool { fields[.owner] != nil }
}

// MARK: Between the text and the incident

extension ReviewAction {
    init(_ item: Incident.ActionItem, under runbook: Runbook) {
        var fields: [Field: String] = [.owner: runbook.written(item.draft.owner), .due: WallClock.of(runbook.zone).day(at: item.due)]
        fields[.category] = item.draft.category?.text
        fields[.priority] = item.draft.priority
        fields[.verification] = item.draft.verification
        fields[.action] = String(item.number)
        self.init(text: item.draft.text, isDone: item.state.isDone, fields: fields)
    }

    /// What it says for the incident, or the fields in it that nobody can make sense of.
    package func draft(under runbook: Runbook) throws(ReviewFault) -> Incident.ActionDraft {
        guard let owner = fields[.owner].flatMap(runbook.party) else { throw ReviewFault(action: text, field: .owner, written: fields[.owner]) }
        var draft = Incident.ActionDraft(text: text, owner: owner, priority: fields[.priority], verification: fields[.verification])
        if let written = fields[.due] {
            guard let due = runbook.endOfDay(written) else { throw ReviewFault(action: text, field: .due, written: written) }
            draft.due = due
        }
        if let written = fields[.category] {
            let known = runbook.reviews?.categories.first { $0.name.text.lowercased() == written.lowercased() }
            guard let known else { throw ReviewFault(action: text, field: .category, written: written) }
            draft.category = known.name
        }
        return draft
    }
}

/// An action item in a review's text that cannot become one of the incident's.
package struct ReviewFault: Error, Hashable, Sendable {
    package var action: String
    package var field: ReviewAction.Field
    /// Nil: the field is missing.
    package var written: String?

    package var sentence: String {
        let fix =
            switch field {
            case .owner: "write a person, seat, role or schedule of the runbook, such as `owner: bo`"
            case .due: "write a day, such as `due: 2026-12-01`"
            default: "write one of the runbook's categories"
            }
        return
            "the action \u{201C}\(action)\u{201D} has "
            + "\(written.map { "the \(field.rawValue) \u{201C}\($0)\u{201D}" } ?? "no \(field.rawValue)"): \(fix)"
    }
}

extension ReviewDraft {
    /// What publishing adds to the incident: boxes that are not ticked and are not in its list yet, by number or, where somebody took the
    /// number away, by their words.
    package func newActions(beside items: [Incident.ActionItem], under runbook: Runbook) throws(ReviewFault) -> [Incident.ActionDraft] {
        var drafts: [Incident.ActionDraft] = []
        for action in actions where !action.isDone {
            if let number = action.number, items.contains(where: { $0.number == number }) { continue }
            if items.contains(where: { $0.draft.text.oneLine == action.text }) || drafts.contains(where: { $0.text == action.text }) { continue }
            drafts.append(try action.draft(under: runbook))
        }
        return drafts
    }
}

extension Incident.ActionItem.State {
    fileprivate var isDone: Bool { if case .done = self { true } else { false } }
}

extension Runbook {
    /// A party as people write it: `bo`, `seat:cto`, `responders`.
    package func party(_ text: String) -> Party? {
        if people[PersonName(text)] != nil { return .person(PersonName(text)) }
        if seats[SeatName(text)] != nil { return .seat(SeatName(text)) }
        if roles.contains(where: { $0.name.text == text }) { return .role(RoleName(text)) }
        if schedules[ScheduleName(text)] != nil { return .schedule(ScheduleName(text)) }
        return Party(text)
    }

    /// The shortest text that means this party.
    func written(_ party: Party) -> String {
        guard let name = party.parts.name, self.party(name) == party else { return party.description }
        return name
    }

    /// The last minute of a day in the runbook's zone.
    fileprivate func endOfDay(_ text: String) -> Moment? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (1970...9999).contains(year),
            let date = CivilDay(year: year, month: month, day: day)
        else { return nil }
        return WallClock.of(zone).moment(of: WallReading(date, minute: 23 * 60 + 59))
    }
}
