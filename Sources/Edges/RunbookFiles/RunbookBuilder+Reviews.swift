internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    /// Also where no more is said than that a severity wants one.
    func reviews(_ node: YAMLNode?, _ severities: [Severity]) -> ReviewPolicy? {
        let isPromised = severities.contains { $0.reviewWithin.map { $0.target.longest != nil || $0.target.isOpenEnded } ?? false }
        guard node != nil || isPromised else { return nil }
        var reviews = ReviewPolicy(match: matcher(node?["for"]) ?? .everything, milestones: milestones(node, isPromised: isPromised))
        if let owner = party(node?["owner"]) { reviews.owner = owner }
        // Also the plain one, which has no text: a template of the runbook's own may have that name.
        if let template = node?["template"]?.text { reviews.template = TemplateName(template) }
        if let title = node?["title"]?.text { reviews.title = title }
        reviews.sections = sections(node?["sections"])
        reviews.impact = pairs(node?["impact"]) { name, kind in ReviewPolicy.ImpactField.Kind(rawValue: kind).map { .init(name, $0) } }
        reviews.agenda = (node?["agenda"]?.list ?? []).compactMap { $0.text.map { .init($0) } }
        reviews.agenda += pairs(node?["agenda"]) { text, length in MeetingWords.minute(length).map { .init(text, minutes: $0) } }
        reviews.length = node?["length"]?.text.flatMap(MeetingWords.minutes)
        reviews.attendees = parties(node?["attendees"])
        reviews.approve = approval(node?["approve"])
        reviews.publish = (node?["publish"].map { $0.list ?? [$0] } ?? []).flatMap(publications)
        reviews.categories = pairs(node?["actions"]) { name, span in SpanWords.span(span).map { .init(name: CategoryName(name), within: $0) } }
        if let fields = node?["actions_need"]?.texts { reviews.actionsNeed = fields.compactMap(ReviewPolicy.ActionField.init) }
        reviews.followUp = node?["follow_up"]?.text.flatMap(PeriodWords.period)
        return reviews
    }

    private func pairs<Value>(_ node: YAMLNode?, _ read: (String, String) -> Value?) -> [Value] {
        (node?.entries ?? []).compactMap { entry in entry.value.text.flatMap { read(entry.key, $0) } }
    }

    /// `published` comes last unless it is written.
    private func milestones(_ node: YAMLNode?, isPromised: Bool) -> [ReviewPolicy.Milestone] {
        var milestones = (node?["milestones"]?.entries ?? []).map { ReviewPolicy.Milestone($0.key, within: terms($0.value)) }
        let within = terms(node?["within"])
        if !milestones.contains(where: { $0.name == ReviewPolicy.published }), isPromised || !within.isEmpty {
            milestones.append(ReviewPolicy.Milestone(ReviewPolicy.published, within: within))
        }
        return milestones
    }

    private static let plainSections = ["summary", "timeline", "impact", "root cause", "corrective actions", "lessons"]

    private func sections(_ node: YAMLNode?) -> [ReviewPolicy.Section] {
        guard let node else { return Self.plainSections.map { ReviewPolicy.Section($0) } }
        return (node.list ?? [node]).flatMap { item -> [ReviewPolicy.Section] in
            if let name = item.text { return [ReviewPolicy.Section(name)] }
            return item.entries.map { ReviewPolicy.Section($0.key, prompt: $0.value.text ?? "") }
        }
    }

    private static let fileName = "{{incident.id}}-{{incident.slug}}.md"

    /// Those who get it are one publication, each communication is its own.
    private func publications(_ node: YAMLNode) -> [ReviewPolicy.Publication] {
        if let folder = node["folder"]?.text { return [.folder(folder, name: node["name"]?.text ?? Self.fileName)] }
        let names = node["to"]?.texts ?? []
        let told = names.filter { known.isKnown($0, .audience) }
        let people = names.filter { !told.contains($0) }.compactMap(party)
        return told.map { .communication(AudienceName($0)) } + (people.isEmpty ? [] : [.people(people)])
    }
}
