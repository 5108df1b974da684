package import Vocabulary

/// How an organisation looks back on an incident, and what becomes of what it learnt.
package struct ReviewPolicy: Hashable, Sendable {
    package struct Section: Hashable, Sendable {
        package var name: String
        package var prompt: String

        package init(_ name: String, prompt: String = "") {
            self.name = name
            self.prompt = prompt
        }
    }

    package struct ImpactField: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable { case number, minutes, money, percent, text }
        package var name: String
        package var kind: Kind

        package init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    package struct AgendaItem: Hashable, Sendable {
        package var text: String
        /// Nil: as long as it takes.
        package var minutes: Int?

        package init(_ text: String, minutes: Int? = nil) {
            self.text = text
            self.minutes = minutes
        }
    }

    /// A step on the way, counted from when the incident was resolved.
    package struct Milestone: Hashable, Sendable {
        package var name: String
        package var within: Terms

        package init(_ name: String, within: Terms) {
            self.name = name
            self.within = within
        }
    }

    package enum Publication: Hashable, Sendable {
        /// A folder and a file name with template fields.
        case folder(String, name: String)
        case communication(AudienceName)
        case people([Party])
    }

    package struct Category: Hashable, Sendable {
        package var name: CategoryName
        package var within: Span

        package init(name: CategoryName, within: Span) {
            self.name = name
            self.within = within
        }
    }

    package enum ActionField: String, Hashable, Sendable, CaseIterable { case owner, due, priority, category, verification }

    /// The milestone that publishing the review keeps.
    package static let published = "published"

    package var match: Matcher
    package var owner: Party
    /// Always has `published`, when any review is due at all.
    package var milestones: [Milestone]
    package var title: String
    /// The text a draft begins with; nil: its sections, one below the other.
    package var template: TemplateName?
    package var sections: [Section]
    package var impact: [ImpactField]
    package var agenda: [AgendaItem]
    /// Minutes the meeting takes.
    package var length: ClosedRange<Int>?
    package var attendees: [Party]
    package var approve: Approval?
    package var publish: [Publication]
    /// In the order they were written.
    package var categories: [Category]
    package var actionsNeed: [ActionField]
    /// How often the list of open actions is gone through.
    package var followUp: Span?

    package init(
        match: Matcher = .everything, owner: Party = .responders, milestones: [Milestone] = [], title: String = "{{incident.id}}: {{title}}",
        sections: [Section] = [], impact: [ImpactField] = [], agenda: [AgendaItem] = [], length: ClosedRange<Int>? = nil, attendees: [Party] = [],
        approve: Approval? = nil, publish: [Publication] = [], categories: [Category] = [], actionsNeed: [ActionField] = [.owner, .due],
        followUp: Span? = nil
    ) {
        self.match = match
        self.owner = owner
        self.milestones = milestones
        self.title = title
        self.sections = sections
        self.impact = impact
        self.agenda = agenda
        self.length = length
        self.attendees = attendees
        self.approve = approve
        self.publish = publish
        self.categories = categories
        self.actionsNeed = actionsNeed
        self.followUp = followUp
    }
}
