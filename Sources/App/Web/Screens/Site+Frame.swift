internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

extension Site {
    /// What stands around a page for whoever looks at it. `position`: the journal's end when the page was drawn, for one that keeps itself fresh.
    func frame(
        _ visit: Visit, _ title: String, at here: Frame.Place?, about subject: IncidentID? = nil, position: Int64? = nil
    ) async throws -> Frame {
        let banner = try await banner(for: visit.caller, besides: subject)
        return Frame(
            title, at: here, viewer: viewer(of: visit), banner: banner, about: subject, position: position, zone: dispatcher.library.current.zone)
    }

    func viewer(of visit: Visit) -> Viewer {
        let asksWho = access.policy == .open
        let name: PersonName? = if case .person(let person) = visit.caller.author { person } else { nil }
        return Viewer(
            name: name, account: visit.caller.account, mayRespond: visit.caller.may(.respond),
            token: access.sessions.formToken(visit.caller.session), people: asksWho ? dispatcher.library.current.people.keys.sorted() : [],
            asksWho: asksWho, canSignOut: visit.caller.session != nil, administers: visit.caller.may(.admin))
    }

    /// The longest open incident of the runbook's highest severity that this caller may see, and how many more there are of it.
    private func banner(for caller: Caller, besides subject: IncidentID?) async throws -> Banner? {
        let book = dispatcher.library.current
        guard let worst = book.severities.first else { return nil }
        let open = try await incidents(IncidentQuery(open: true, severity: worst.name, limit: Limits.listLines), for: caller)
        let rows = open.filter { !$0.isDrill && $0.id != subject }
        guard let row = rows.min(by: { $0.openedAt < $1.openedAt }) else { return nil }
        return Banner(
            severity: row.severity, id: row.id, called: row.name, title: row.title,
            since: When(row.startedAt ?? row.openedAt, at: now, on: .of(book.zone)), leader: row.commander, others: rows.count - 1)
    }
}
