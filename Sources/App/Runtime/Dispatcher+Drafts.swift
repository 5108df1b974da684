package import Engine
internal import OnCall
package import Runbooks
internal import Storage
package import Vocabulary

/// Texts drawn from an incident as it is, for people to work on.
extension Dispatcher {
    /// What an audience would be told just now, for whoever wants to change the words before they go out.
    package func draft(for audience: AudienceName, status: StatusName?, of incident: Incident) async throws(Trouble) -> Press.Drawn {
        let circumstances: Circumstances
        do throws(JournalError) { circumstances = try await self.circumstances(for: incident) } catch { throw Trouble(error) }
        do throws(Refusal) {
            return try incident.draft(for: audience, status: status, in: circumstances)
        } catch {
            throw .refused(error)
        }
    }

    /// What a command would come to just now; nothing of it is done. What others do meanwhile may change it.
    package func foresee(_ command: IncidentCommand, on incident: Incident, by author: Author) async throws(Trouble) -> [IncidentEvent] {
        let circumstances: Circumstances
        do throws(JournalError) { circumstances = try await self.circumstances(for: incident) } catch { throw Trouble(error) }
        do throws(Refusal) {
            return try Incident.decide(command, by: author, id: incident.id, on: incident, in: circumstances).events
        } catch {
            throw .refused(error)
        }
    }

    /// The runbook's own template for reviews, filled; empty when it has none.
    package func opening(ofReviewOf incident: Incident, under runbook: Runbook) async throws(Trouble) -> String {
        guard let name = runbook.reviews?.template, let template = runbook.templates.first(where: { $0.name == name }) else { return "" }
        let overrides: [Override]
        do throws(JournalError) { overrides = try await overridesInForce() } catch { throw Trouble(error) }
        return press.draw(template, incident.fields(under: runbook, at: clock.now, overrides: overrides)).text
    }
}
