internal import Chronicle
package import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// Where a review is written, together with who else writes it, and goes its way out.
package struct ReviewScreen: Screen {
    /// What somebody else wrote while this text was being written.
    package struct Overtaken: Sendable {
        package var text: String
        package var by: Author?

        package init(text: String, by: Author?) {
            self.text = text
            self.by = by
        }
    }

    package struct Facts: Sendable {
        package var incident: Incident
        package var runbook: Runbook
        package var state: String
        /// What stands in the editor: what was kept, or what somebody writes.
        package var text: String
        /// Tells which kept text it was written from.
        package var revision: String
        package var problem: String?
        package var notice: String?
        package var overtaken: Overtaken?
        /// What Runbell would begin it with, to take from.
        package var draft: String?
        package var hasPreview = false

        package init(_ incident: Incident, under runbook: Runbook, state: String, text: String, revision: String) {
            self.incident = incident
            self.runbook = runbook
            self.state = state
            self.text = text
            self.revision = revision
        }
    }

    struct Milestone: Sendable {
        let name: String
        let owner: String?
        let left: Countdown?
        let kind: String
        let reached: When?
        let isMissed: Bool
        let canReach: Bool
    }

    struct Item: Sendable {
        let text: String
        let minutes: Int?
    }

    struct Action: Sendable {
        let anchor: String
        let text: String
        let owner: String
        let state: String
    }

    struct Theirs: Sendable {
        let by: String
        let text: String
        /// Those the editor's text does not have.
        let lines: [String]
    }

    package let frame: Frame
    let around = Afterwards(at: .reviews)
    let id: String
    let called: String
    let title: String
    let severity: Badge
    let state: String
    let writer: String?
    let approver: String?
    let agreed: String?
    let published: When?
    let text: String
    let revision: String
    let isEmpty: Bool
    let problem: String?
    let notice: String?
    let overtaken: Theirs?
    let draft: String?
    let preview: Prose?
    let milestones: [Milestone]
    let agenda: [Item]
    let length: String?
    let attendees: String?
    let approval: String?
    let places: String?
    let actions: [Action]
    let isOver: Bool

    package init(_ facts: Facts, at now: Moment, frame: Frame) {
        self.frame = frame
        let (incident, book) = (facts.incident, facts.runbook)
        let policy = book.reviews ?? ReviewPolicy()
        let clock = WallClock.of(book.zone)
        let review = incident.review
        id = incident.id.description
        called = incident.name
        title = incident.opening.title
        severity = Badge(incident.severity, among: book.severities)
        state = facts.state == "empty" ? "nothing written" : facts.state
        writer = review.draftedBy?.plain
        approver = review.approvedBy?.plain
        agreed = review.agreed.isEmpty || review.approvedBy != nil ? nil : review.agreed.map(\.plain).joined(separator: ", ")
        published = review.publishedAt.map { When($0, at: now, on: clock) }
        text = facts.text
        isEmpty = facts.text.isEmpty
        revision = facts.revision
        problem = facts.problem
        notice = facts.notice
        let mine = Set(facts.text.split(whereSeparator: \.isNewline))
        overtaken = facts.overtaken.map { theirs in
            let lines = theirs.text.split(whereSeparator: \.isNewline).filter { !mine.contains($0) }.map(String.init)
            return Theirs(by: theirs.by?.plain ?? "somebody", text: theirs.text, lines: lines)
        }
        draft = facts.draft
        preview = facts.hasPreview ? Prose(facts.text) : nil
        milestones = policy.milestones.map { Milestone($0, of: incident, at: now, on: clock) }
        agenda = policy.agenda.map { Item(text: $0.text, minutes: $0.minutes) }
        length = policy.length.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound) min" : "\($0.lowerBound) to \($0.upperBound) min" }
        attendees = policy.attendees.isEmpty ? nil : policy.attendees.map(\.words).joined(separator: ", ")
        approval = policy.approve?.words
        places = policy.publish.isEmpty ? nil : policy.publish.map(\.words).joined(separator: ", ")
        actions = review.actions.map { Action($0, of: incident.id) }
        isOver = incident.resolvedAt != nil
    }

    package static let name = "review"
    package static let parts = Prose.parts.merging(["review-side": side, "review-editor": editor]) { $1 }
}

extension ReviewScreen.Milestone {
    fileprivate init(_ milestone: ReviewPolicy.Milestone, of incident: Incident, at now: Moment, on clock: WallClock) {
        let duty = incident.duties.first { $0.name == .review(milestone.name) }
        let at = incident.occasions[.reviewed(milestone: milestone.name)].flatMap { at in incident.resolvedAt.map { $0 <= at } == true ? at : nil }
        name = milestone.name
        owner = duty?.owner.words
        left = duty.flatMap { $0.state == .open ? Countdown($0, at: now, on: clock) : nil }
        kind = left?.kind ?? ""
        reached = at.map { When($0, at: now, on: clock) }
        isMissed = if at == nil, case .missed = duty?.state { true } else { false }
        canReach = at == nil && milestone.name != ReviewPolicy.published && incident.resolvedAt != nil
    }
}

extension ReviewScreen.Action {
    fileprivate init(_ item: Incident.ActionItem, of incident: IncidentID) {
        anchor = "\(incident)-\(item.number)"
        text = item.draft.text
        owner = item.draft.owner.words
        switch item.state {
        case .open: state = "open"
        case .done: state = "done"
        case .dropped: state = "dropped"
        }
    }
}

extension ReviewPolicy.Publication {
    fileprivate var words: String {
        switch self {
        case .folder(let folder, _): folder.isEmpty ? "a file" : "a file in \(folder)"
        case .communication(let audience): "\u{201C}\(audience)\u{201D}"
        case .people(let parties): parties.map(\.words).joined(separator: ", ")
        }
    }
}
