internal import Engine
package import Vocabulary

/// Two incidents that turn out to be one. Each has a stream of its own, so that it takes two commits.
extension Dispatcher {
    /// The one that goes on says so first, and only then does the other close: a stop in between leaves both open and alerts still
    /// find somebody. Doing it again does what is missing, and when nothing is, nothing. Having absorbed another, the one that goes on
    /// is no longer closed by its alerts, so that only a person can close it, before or after.
    ///
    /// One merge goes at a time: two that cross each other would close both.
    package func merge(_ incident: IncidentID, into target: IncidentID, by author: Author) async throws(Trouble) -> Carried {
        let merge = Merge(incident: incident, target: target, author: author)
        return try await merges.run(merge, on: Dispatcher.allIncidents) { merges, _ in
            var answers: [Result<Carried, Trouble>] = []
            for merge in merges { answers.append(await self.carryOut(merge)) }
            return answers
        }.get()
    }

    /// The lane that every merge goes through.
    private static let allIncidents = IncidentID(0)

    struct Merge: Sendable {
        let incident: IncidentID
        let target: IncidentID
        let author: Author
    }

    private func carryOut(_ merge: Merge) async -> Result<Carried, Trouble> {
        do throws(Trouble) {
            guard merge.incident != merge.target else { throw .refused(.intoItself) }
            guard let incident = try await self.incident(merge.incident), let target = try await self.incident(merge.target) else {
                throw .refused(.noSuchIncident)
            }
            if case .merged(merge.target) = incident.phase { return .success(Carried(incident: incident, events: 0)) }
            try Dispatcher.insistOpen(incident)
            try Dispatcher.insistOpen(target)
            _ = try await perform(.absorb(merge.incident), on: merge.target, by: merge.author)
            return .success(try await perform(.merge(into: merge.target), on: merge.incident, by: merge.author))
        } catch {
            return .failure(error)
        }
    }

    private static func insistOpen(_ incident: Incident) throws(Trouble) {
        switch incident.phase {
        case .merged(let other): throw .refused(.alreadyMerged(into: other))
        case .resolved: throw .refused(.alreadyResolved)
        case .triggered, .quiet, .acknowledged, .snoozed, .mitigated: break
        }
    }
}
