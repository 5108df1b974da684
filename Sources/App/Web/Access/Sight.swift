internal import Engine
internal import Runtime
internal import Storage
internal import Vocabulary

/// Who sees what: a private incident is there only for those who work on it, whoever declared it, and administrators. For everybody else there is no
/// such incident, on every screen, list and stream.
extension Caller {
    /// Whether private incidents stand in this caller's lists. Who works on one finds it by its own address.
    var seesPrivate: Bool { may(.admin) }

    func maySee(_ incident: Incident) -> Bool {
        guard incident.knowledge.isPrivate, !seesPrivate else { return true }
        if author == incident.openedBy || incident.answeredBy.contains(author) { return true }
        guard case .person(let person) = author else { return false }
        return incident.responders.contains(person) || incident.staff.values.contains { $0.holder == person || $0.offeredTo == person }
    }
}

extension Site {
    /// The incident, if there is one for this caller.
    func incident(_ id: IncidentID, for caller: Caller) async throws -> Incident {
        guard let incident = try await dispatcher.incident(id), caller.maySee(incident) else { throw ProblemDocument.notFound("there is no \(id)") }
        return incident
    }

    /// Whether what is said about that incident is for this caller; what is about none is for everybody.
    func maySee(_ id: IncidentID?, _ caller: Caller) async throws -> Bool {
        guard !caller.seesPrivate, let id, let incident = try await dispatcher.incident(id) else { return true }
        return caller.maySee(incident)
    }
}
