internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Vocabulary

/// How people point at another incident: by its number, by what the runbook calls it, or with the address of its page here, pasted.
extension Site {
    /// Throws where there is none for this caller, with what was written.
    func incident(pointedAt field: String, _ visit: Visit) async throws -> Incident {
        let written = visit.text(field) ?? ""
        let name = pagesName(in: written, visit) ?? written
        let byNumber = IncidentID(name)
        guard let id = byNumber ?? IncidentID(named: name), let incident = try? await incident(id, for: visit.caller),
            byNumber != nil || incident.name.lowercased() == name.lowercased()
        else {
            throw ProblemDocument.invalid(
                "#/\(field)", "there is no incident '\(written)': write its number, such as INC-7, or paste the address of its page")
        }
        return incident
    }

    /// `INC-7` of `https://runbell.example/incidents/INC-7#story`. Another server's incident is none of ours.
    private func pagesName(in text: String, _ visit: Visit) -> String? {
        let here = visit.request.head.authority.map { ["http://\($0)", "https://\($0)"] } ?? []
        for place in [wiring.publicURL] + here where text.hasPrefix(place + "/incidents/") {
            return String(text.dropFirst(place.count + "/incidents/".count).prefix { !"/?#".contains($0) })
        }
        return nil
    }
}
