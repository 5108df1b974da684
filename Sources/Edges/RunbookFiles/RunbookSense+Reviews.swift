internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkReviews(_ findings: inout Findings) {
        guard let entry = root.entry("reviews"), let reviews = runbook.reviews, !findings.brokenEntries.contains("reviews") else { return }
        let node = entry.value
        refuseNever(reviews.match, at: node.entry("for")?.place, "no incident is ever reviewed", &findings)
        if reviews.milestones.isEmpty {
            findings.warning(
                .noEnd, at: entry.place, "reviews are asked for, and nothing says by when.",
                fix: "Write 'within: 3 business days', or 'review_within' in a severity.")
        }
        if let published = node["milestones"]?.entry(ReviewPolicy.published), node["within"] != nil {
            findings.error(.notTogether, at: published.place, "'within' says by when a review is published.", fix: "Remove one of the two.")
        }
        if let approve = node.entry("approve"), reviews.approve?.of == [reviews.owner] {
            findings.warning(
                .oneForTwo, at: approve.place, "'\(reviews.owner.words)' writes the review and agrees to it.", fix: "Name a second person.")
        }
        checkAgenda(node, reviews, &findings)
        checkPublications(node, &findings)
        node["title"].map { checkFields(of: $0, &findings) }
    }

    private func checkAgenda(_ node: YAMLNode, _ reviews: ReviewPolicy, _ findings: inout Findings) {
        for item in node["agenda"]?.entries ?? [] {
            guard let text = item.value.text, MeetingWords.minute(text) == nil else { continue }
            findings.error(.badSpan, at: item.value.place, "'\(text)' is no whole number of minutes.", fix: "Write '10m'.")
        }
        let lengths = reviews.agenda.compactMap(\.minutes)
        guard let length = reviews.length, !lengths.isEmpty, let agenda = node.entry("agenda") else { return }
        let minutes = lengths.reduce(0, +)
        guard !length.contains(minutes) else { return }
        let span = length.lowerBound == length.upperBound ? "\(length.lowerBound)m" : "\(length.lowerBound)m to \(length.upperBound)m"
        findings.warning(
            .agendaDoesNotFit, at: agenda.place, "the agenda takes \(minutes)m and the meeting \(span).", fix: "Change an item, or 'length'.")
    }

    private func checkPublications(_ node: YAMLNode, _ findings: inout Findings) {
        for publication in node["publish"].map({ $0.list ?? [$0] }) ?? [] {
            publication["name"].map { checkFields(of: $0, &findings) }
            for part in [publication["folder"], publication["name"]].compactMap({ $0 }) {
                guard let text = part.text, text.hasPrefix("/") || text.split(separator: "/").contains("..") else { continue }
                findings.error(
                    .badAddress, at: part.place, "'\(text)' leads out of the folder the server may write to.",
                    fix: "Write a path below it, such as 'docs/incidents'.")
            }
        }
    }
}
