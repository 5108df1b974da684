internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Signing
internal import Vocabulary

/// What visitors of the status page report: an alert like any other, for the runbook to sort. Its source is `status-page`.
enum ReportRoutes {
    static let routes = [Route(.post, "/status/report", .free, bodyBytes: Limits.formBytes, report)]

    private static func report(_ visit: Visit, _ site: Site) async throws -> Response {
        let page = site.dispatcher.library.current.statusPage
        guard page.takesSubmissions else { throw ProblemDocument.notFound("this status page takes no reports") }
        let form = try Form(visit.body)
        let text = plain(form["text"] ?? "", atMost: Limits.reportBytes)
        guard !text.isEmpty else { throw ProblemDocument.invalid("#/text", "say what does not work") }
        let component = form["component"].flatMap { name in page.components.first { $0.name.text == name } }?.name
        guard site.strangers.take("report", atMost: Limits.reportsEachMinute, at: site.now) else {
            throw ProblemDocument.tooMany(retryAfter: 60, "many people report just now; we look at it already")
        }
        var details = JSONWriter()
        details.object {
            $0.member("text", text)
            if let contact = form["contact"], !contact.isEmpty { $0.member("contact", plain(contact, atMost: 254)) }
        }
        // The same words again are a repeat, not another alert.
        let key = "report-\(Array(Digest.sha256("\(component?.text ?? "")\n\(text)")[..<12]).base64URL)"
        let line = text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(200)) } ?? ""
        let alert = Alert(
            key: AlertKey(source: "status-page", key: key), summary: "A visitor reports: \(line)",
            labels: Labels([("alertname", "status-page-report")] + (component.map { [("component", $0.text)] } ?? [])), details: details.text)
        try await site.dispatcher.receive([alert])
        return site.said(visit, 202, "Thank you", "Your report has reached us.")
    }

    /// Without control characters but line breaks, cut between characters.
    private static func plain(_ text: String, atMost limit: Int) -> String {
        var kept = ""
        for character in text where character.isNewline || !character.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
            let next = character.isNewline ? "\n" : String(character)
            guard kept.utf8.count + next.utf8.count <= limit else { break }
            kept += next
        }
        return kept.contains { !$0.isWhitespace } ? kept : ""
    }
}
