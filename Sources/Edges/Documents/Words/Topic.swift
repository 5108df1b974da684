/// What a heading, a column or the words before a colon are about.
enum Topic: String, Hashable, Sendable, CaseIterable {
    // How bad it is, and what that promises.
    case severity, meaning, examples, acknowledge, recover, updates, firstUpdate, escalation, statusPage, objective
    // Who.
    case roles, duties, primary, backup, contact, phone, email, channel, raci, rotation, participants
    // The way of an incident.
    case phases, triage, detection, checklist, resolution
    // What to say.
    case communication, template, stakeholders, customers
    // What to do.
    case playbook, symptoms, causes, steps, verification, prevention, never, first, trigger
    // Afterwards.
    case review, agenda, length, actionItems, documentation
    // Numbers and practice.
    case metric, target, source, cadence, drill, training
    // The runbook itself.
    case upkeep, approval, changes, owner, version, related, contents
    case tool, purpose, access
    case legal, breach, regulator
    case level, time
}

/// What each thing is called, in the languages people write runbooks in. Words of all languages are looked for at once: documents mix them.
struct Lexicon: Sendable {
    private let phrases: [(topic: Topic, phrases: [Phrase])]
    /// The first letters of each word of a topic.
    private let stems: [Topic: Set<String>]

    static let all = Lexicon([english, german, french, spanish])

    init(_ languages: [[Topic: [Phrase]]]) {
        let phrases = Topic.allCases.map { topic in (topic, languages.flatMap { $0[topic] ?? [] }) }
        self.phrases = phrases
        stems = Dictionary(uniqueKeysWithValues: phrases.map { topic, all in (topic, Set(all.flatMap(\.words).map { Remainder.stem($0.text) })) })
    }

    /// What words of a topic begin with.
    func words(of topic: Topic) -> Set<String> { stems[topic] ?? [] }

    func topics(of text: String) -> Set<Topic> {
        let folded = Folded(text)
        return Set(phrases.filter { folded.contains(anyOf: $0.phrases) }.map(\.topic))
    }

    func mentions(_ topic: Topic, in text: String) -> Bool { mentions(topic, in: Folded(text)) }

    func mentions(_ topic: Topic, in folded: Folded) -> Bool {
        phrases.first { $0.topic == topic }.map { folded.contains(anyOf: $0.phrases) } ?? false
    }
}
