internal import Chronicle
internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Reviews: which are owed, and one of them to be written.
enum ReviewRoutes {
    static let all =
        [
            Route(.get, "/reviews", .browser(.read), list),
            Route(.get, "/reviews/{incident}", .browser(.read)) { visit, site in
                let incident = try await site.incident(visit.incident(), for: visit.caller)
                return try await site.page(visit, incident, text: incident.review.text) {
                    $0.notice = visit.query["done"].flatMap(Act.init)?.done
                }
            },
        ]
        + Act.allCases.map { act in
            Route(.post, "/reviews/{incident}/\(act.rawValue)", .browser(.respond), bodyBytes: Limits.reviewBodyBytes) { visit, site in
                try await perform(act, visit, site)
            }
        }

    /// What the editor's buttons do, all with the text that is in it.
    enum Act: String, CaseIterable {
        case save, preview, draft, approve, publish, milestone

        var done: String? {
            switch self {
            case .save: "Saved."
            case .approve: "You agreed to it."
            case .publish: "Published."
            case .milestone: "Noted."
            case .preview, .draft: nil
            }
        }
    }

    private static let milestone = IncidentActs.routes.first { $0.path.hasSuffix("/review/milestones") }

    private static func perform(_ act: Act, _ visit: Visit, _ site: Site) async throws -> Response {
        let form = try visit.checkedForm(site)
        let incident = try await site.incident(visit.incident(), for: visit.caller)
        // Browsers end the lines of a form as mail does.
        let text = (form["text"] ?? "").replacing("\r\n", with: "\n")
        let revision = form["revision"] ?? ""
        switch act {
        case .preview: return try await site.page(visit, incident, text: text, revision: revision) { $0.hasPreview = true }
        case .draft:
            let runbook = await site.dispatcher.library.runbook(incident.runbook)
            let draft = try await site.firstDraft(of: incident, runbook)
            return try await site.page(visit, incident, text: text.isEmpty ? draft : text, revision: revision) {
                $0.draft = text.isEmpty ? nil : draft
            }
        case .save, .approve, .publish, .milestone: break
        }
        do {
            var read = incident
            var tag = "\"\(revision)\""
            if !text.isEmpty || act == .save {
                read = try await site.keepReview(text, over: tag, visit)
                tag = read.review.tag.quoted
            }
            switch act {
            case .approve: _ = try await site.approveReview(of: read, over: tag, visit)
            case .publish: _ = try await site.publishReview(of: read, over: tag, visit)
            case .milestone:
                guard let route = milestone, let operation = route.operation else { break }
                _ = try await route.handle(visit.carrying(form, operation, along: route), site)
            case .save, .preview, .draft: break
            }
        } catch let problem as ProblemDocument {
            // Nobody writes it twice: the page comes back with all of it.
            let now = try await site.incident(incident.id, for: visit.caller)
            let isOvertaken = problem.status == 412
            return try await site.page(visit, now, text: text, status: problem.status) {
                $0.problem = isOvertaken ? nil : problem.sentence
                $0.overtaken = isOvertaken ? ReviewScreen.Overtaken(text: now.review.text, by: now.review.draftedBy) : nil
            }
        }
        return .seeOther("/reviews/\(incident.id)?done=\(act.rawValue)")
    }

    // MARK: All of them

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        let book = site.dispatcher.library.current
        let duties = try await site.duties(DutyQuery(open: true, limit: Limits.listLines * 10), for: visit.caller).filter { $0.duty.name.isReview }
        var owed: [ReviewsScreen.Owed] = []
        for (id, rows) in Dictionary(grouping: duties, by: \.incident) {
            guard let row = try await site.journal.incident(id), let incident = try await site.dispatcher.incident(id) else { continue }
            owed.append(ReviewsScreen.Owed(row, state: incident.review.state, duties: rows.map(\.duty)))
        }
        let over = try await site.incidents(IncidentQuery(open: false, limit: Limits.listLines), for: visit.caller)
        let published = over.filter { $0.reviewPublishedAt != nil }.sorted {
            ($1.reviewPublishedAt ?? $1.openedAt) < ($0.reviewPublishedAt ?? $0.openedAt)
        }
        let owing = Set(owed.map(\.row.id))
        let others = over.filter { $0.reviewPublishedAt == nil && !owing.contains($0.id) && $0.status == "resolved" && !$0.isFalseAlarm }
        let frame = try await site.frame(visit, "Reviews", at: .afterwards)
        return site.screens.page(
            ReviewsScreen(
                owed: owed, published: Array(published.prefix(50)), others: Array(others.prefix(20)), under: book, at: site.now, frame: frame))
    }
}

extension Site {
    /// `revision`: of the text it was written from; nil: of the text there is.
    fileprivate func page(
        _ visit: Visit, _ incident: Incident, text: String, revision: String? = nil, status: Int = 200,
        _ change: (inout ReviewScreen.Facts) -> Void
    ) async throws -> Response {
        let runbook = await dispatcher.library.runbook(incident.runbook)
        var facts = ReviewScreen.Facts(
            incident, under: runbook, state: incident.review.state, text: text, revision: revision ?? incident.review.tag.text)
        change(&facts)
        let frame = try await frame(visit, "Review of \(incident.name)", at: .afterwards, about: incident.id)
        return screens.page(ReviewScreen(facts, at: now, frame: frame), status: status)
    }
}

extension ProblemDocument {
    /// What is wrong, with its fields.
    fileprivate var sentence: String {
        let fields = errors.map { " \($0.detail)." }.joined()
        return detail.prefix(1).uppercased() + detail.dropFirst() + (detail.hasSuffix(".") ? "" : ".") + fields
    }
}
