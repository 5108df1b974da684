internal import RunbookFiles
internal import Runbooks

/// The runbook all stories go by, in the language everybody writes theirs in.
struct ShopRunbook {
    let words: Wording

    /// It does not pass its own check.
    struct Flawed: Error, CustomStringConvertible {
        let diagnostics: [Diagnostic]

        var description: String { diagnostics.map(\.description).joined(separator: "\n") }
    }

    func read() throws(Flawed) -> Runbook {
        let texts = [head, people, alarm, course, telling, learning].enumerated().map { RunbookText(path: "\($0.offset).yaml", text: $0.element) }
        let reading = RunbookReader().read(texts, templates: ShopRunbook.templates)
        guard let runbook = reading.runbook else { throw Flawed(diagnostics: reading.diagnostics.filter { $0.severity == .error }) }
        return runbook
    }

    private static let templates = [
        RunbookText(path: "templates/team-update.mustache", text: "{{incident.id}} {{severity}}: {{title}}"),
        RunbookText(
            path: "templates/customer-update.mustache", text: "We are looking into trouble with {{service}}. We write again within the hour."),
    ]

    let woken = "{ urgent: [push, sms after 1m, call after 3m], normal: [email] }"
    let written = "{ normal: [email] }"

    /// A line of `people`, as far as it is the same for all.
    func person(_ place: Int, _ mailbox: String, _ reach: String) -> String {
        """
        "\(words.people[place])": { name: "\(words.fullNames[place])", email: \(mailbox)@linden.example, phone: "+4670000000\(place)", reach: \(reach)
        """
    }

    init(_ words: Wording) { self.words = words }
}
