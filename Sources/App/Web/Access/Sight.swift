internal import Engine
internal import Runtime
internal import Storage
internal import Vocabulary

/// Who sees what: a private incident is there only for those it is for (`Incident.isFor`) and for commanders. For everybody else there is
/// no such incident, on every screen, list and stream.
extension Caller {
    /// Whether all private incidents are for this caller.
    var seesPrivate: Bool { may(.command) }
}

extension Site {
    /// The incident, if there is one for this caller.
    func incident(_ id: IncidentID, for caller: Caller) async throws -> Incident {
        guard let incident = try await dispatcher.incident(id), try await maySee(incident, caller) else {
            throw ProblemDocument.notFound("there is no \(id)")
        }
        return incident
    }

    /// Whether what is said about that incident is for this caller; what is about none is for everybody.
    func maySee(_ id: IncidentID?, _ caller: Caller) async throws -> Bool {
        guard !caller.seesPrivate, let id, let incident = try await dispatcher.incident(id) else { return true }
        return try await maySee(incident, caller)
    }

    private func maySee(_ incident: Incident, _ caller: Caller) async throws -> Bool {
        guard incident.knowledge.isPrivate, !caller.seesPrivate else { return true }
        return incident.isFor(caller.author, in: try await roster(around: now), at: now)
    }
}

// MARK: Lists

extension Site {
    /// The page of a list as this caller may see it, as long as it would be without what they may not.
    func incidents(_ query: IncidentQuery, for caller: Caller) async throws -> [IncidentRow] {
        var found: [IncidentRow] = []
        var query = query
        while found.count < query.limit {
            let rows = try await journal.incidents(query)
            for row in rows where try await sees(caller, row.id, row.isPrivate) { found.append(row) }
            guard rows.count == query.limit, let last = rows.last else { break }
            query.before = last.id
        }
        return Array(found.prefix(query.limit))
    }

    func duties(_ query: DutyQuery, for caller: Caller) async throws -> [DutyRow] {
        var query = query
        let limit = query.limit
        while true {
            let rows = try await journal.duties(query)
            var found: [DutyRow] = []
            for row in rows where try await sees(caller, row.incident, row.isPrivate) { found.append(row) }
            if found.count >= limit || rows.count < query.limit { return Array(found.prefix(limit)) }
            query.limit *= 2
        }
    }

    func actions(_ query: ActionQuery, for caller: Caller) async throws -> [ActionRow] {
        var query = query
        let limit = query.limit
        while true {
            let rows = try await journal.actions(query)
            var found: [ActionRow] = []
            for row in rows where try await sees(caller, row.incident, row.isPrivate) { found.append(row) }
            if found.count >= limit || rows.count < query.limit { return Array(found.prefix(limit)) }
            query.limit *= 2
        }
    }

    private func sees(_ caller: Caller, _ id: IncidentID, _ isPrivate: Bool) async throws -> Bool {
        guard isPrivate else { return true }
        return try await maySee(id, caller)
    }
}
