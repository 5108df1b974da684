package import Engine
internal import Runbooks
internal import Storage
package import Vocabulary

/// Exercises: a real incident, marked as one, that wakes only those who agreed to it.
extension Dispatcher {
    /// Raises the incident of a drill, of the highest severity unless another is named, and notes that the drill has begun.
    package func holdDrill(
        _ drill: DrillName, service: ServiceName? = nil, severity: SeverityName? = nil, by author: Author
    ) async throws(Trouble) -> Carried {
        let runbook = library.current
        guard let plan = runbook.drills.first(where: { $0.name == drill }) else { throw .refused(.unknown("drill", drill.text)) }
        guard try await programme().running(drill) == nil else {
            throw .refused(.notAllowed("the drill \(drill) has begun already and has not ended"))
        }
        let what = plan.what.isEmpty ? drill.text : plan.what
        let carried = try await declare(
            title: "Drill: \(what)", service: service, severity: severity ?? runbook.severities.first?.name, startedAt: clock.now, drill: drill,
            by: author)
        _ = try await perform(.holdDrill(drill, incident: carried.incident.id), by: author)
        return carried
    }

    /// Ends a drill: its incident is resolved if it is still open, and whoever acted on it took part, unless the caller says who did.
    package func endDrill(
        _ drill: DrillName, participants: [PersonName]? = nil, lessons: String, by author: Author
    ) async throws(Trouble) -> Programme {
        var found: [PersonName] = []
        if let id = try await programme().running(drill)?.incident {
            found = try await peopleWhoActed(on: id)
            try await resolve(id, lessons.isEmpty ? "The exercise \(drill) was held." : lessons, by: author)
        }
        return try await perform(.drillEnded(drill, participants: participants ?? found, lessons: lessons), by: author)
    }

    /// What the runbook wants known before a real incident is over does not hold up the end of an exercise.
    private func resolve(_ id: IncidentID, _ summary: String, by author: Author) async throws(Trouble) {
        guard try await incident(id)?.phase.isOpen == true else { return }
        do throws(Trouble) { _ = try await perform(.resolve(summary: summary), on: id, by: author) } catch {
            guard case .refused = error else { throw error }
            _ = try await perform(.resolve(summary: summary), on: id, by: .runbell)
        }
    }

    private func peopleWhoActed(on id: IncidentID) async throws(Trouble) -> [PersonName] {
        let events: [Recorded<IncidentEvent>]
        do throws(JournalError) { events = try await journal.events(of: id) } catch { throw Trouble(error) }
        let known = library.current.people
        var people: [PersonName] = []
        for recorded in events {
            guard case .person(let person) = recorded.event.by, known[person] != nil, !people.contains(person) else { continue }
            people.append(person)
        }
        return people
    }
}

extension Programme {
    /// The exercise of this drill that goes on.
    fileprivate func running(_ drill: DrillName) -> Exercise? { exercises.last { $0.drill == drill && $0.endedAt == nil } }
}
