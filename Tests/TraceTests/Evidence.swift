import Foundation

/// Looks whether a carrier is there. Each file is read once.
struct Evidence {
    let sentences: TestSentences
    let laterTopics: Set<String>
    private var clauses: [String: Clauses] = [:]

    init() throws {
        sentences = try TestSentences()
        laterTopics = Set(try Later.topics().map(\.name))
    }

    mutating func holds(_ carrier: Carrier, in example: String) -> Bool {
        switch carrier.kind {
        case .runbook: clause(carrier, in: example)
        case .scenario: scenario(carrier, in: example)
        case .test: sentences.all.contains(carrier.place)
        case .text: Project.isFile(carrier.place)
        case .later: laterTopics.contains(carrier.place)
        }
    }

    private mutating func clause(_ carrier: Carrier, in example: String) -> Bool {
        if carrier.place.hasSuffix(".mustache") { return template(carrier, in: example) }
        let parts = carrier.place.components(separatedBy: "#")
        guard parts.count == 2 else { return false }
        let path = "examples/\(example)/\(parts[0])"
        if clauses[path] == nil, let text = try? Project.text(of: path) { clauses[path] = Clauses(text) }
        return clauses[path]?.say(parts[1], carrier.words) ?? false
    }

    /// The words stand in the template, which has no keys.
    private func template(_ carrier: Carrier, in example: String) -> Bool {
        guard let text = try? Project.text(of: "examples/\(example)/\(carrier.place)"), let words = carrier.words else { return false }
        return text.contains(words)
    }

    /// A scenario of the requirement's own example, which says what it is about and expects something.
    private func scenario(_ carrier: Carrier, in example: String) -> Bool {
        guard carrier.place.hasPrefix("\(example)/scenarios/"), carrier.place.hasSuffix(".yaml") else { return false }
        guard let text = try? Project.text(of: "examples/\(carrier.place)") else { return false }
        let clauses = Clauses(text)
        return clauses.say("scenario", nil) && clauses.say("expect", carrier.words)
    }
}
