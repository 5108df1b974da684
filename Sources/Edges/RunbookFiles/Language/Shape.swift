/// What may stand at one place of a runbook. One table of these is read by the checker, the JSON Schema and the reference page,
/// so that the three cannot disagree. To grow the language, add a `Key`, then read it in the builder.
indirect enum Shape: Sendable {
    case word(Word)
    case list(Shape)
    /// `x` or `[x, y]`.
    case oneOrMany(Shape)
    case map(Section)
    /// `name: …`, any number, each name once.
    case named(Noun, Shape)
    /// `name: …` where the names are the writer's own and nothing refers to them.
    case freely(Word)
    /// The section's keys, and beside them any that the word takes, such as the names of severities: each with this shape.
    case keyed(Section, by: Word, Shape)
    /// The keys depend on the value of one of them, such as `kind`.
    case variant(by: String, [(name: String, section: Section)])
    /// The first one whose YAML kind fits: at most one each of a word, a list and a map.
    case either([Shape])
    case matcher(Asker)

    /// Who asks, which decides what can be asked about.
    enum Asker: Sendable { case route, severity, incident }
}

/// A map with known keys.
struct Section: Sendable {
    /// What it is, for messages and headings: `a rung`.
    let title: String
    let keys: [Key]
    /// Keys the language has and this version does not: refused kindly.
    var later: [String] = []
    /// Exactly one of these must be there.
    var oneOf: [String] = []
    /// At most one of these may be there.
    var atMostOneOf: [String] = []
    /// At least one of these must be there.
    var someOf: [String] = []
    /// A key that means nothing without another: `out of hours` without `default`.
    var needs: [String: String] = [:]

    init(
        _ title: String, _ keys: [Key], later: [String] = [], oneOf: [String] = [], atMostOneOf: [String] = [], someOf: [String] = [],
        needs: [String: String] = [:]
    ) {
        self.title = title
        self.keys = keys
        self.later = later
        self.oneOf = oneOf
        self.atMostOneOf = atMostOneOf
        self.someOf = someOf
        self.needs = needs
    }

    func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

extension Section {
    /// Every key here and below, with the map it stands in.
    func visit(_ body: (Section, Key) -> Void) {
        for key in keys {
            body(self, key)
            for section in key.shape.sections { section.visit(body) }
        }
    }
}

extension Shape {
    /// The maps that may stand there.
    fileprivate var sections: [Section] {
        switch self {
        case .word, .matcher, .freely: []
        case .list(let each), .oneOrMany(let each), .named(_, let each): each.sections
        case .map(let section): [section]
        case .keyed(let section, _, let each): [section] + each.sections
        case .either(let shapes): shapes.flatMap(\.sections)
        case .variant(_, let choices): choices.map(\.section)
        }
    }
}

struct Key: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    /// A sentence for the reference page and for editors.
    let means: String
    /// How it may be written.
    let example: String

    init(_ name: String, _ shape: Shape, required: Bool = false, _ means: String, example: String = "") {
        self.name = name
        self.shape = shape
        isRequired = required
        self.means = means
        self.example = example
    }
}

/// What a single value may say.
enum Word: Hashable, Sendable {
    case text
    /// What an entry may be called.
    case name
    case version
    /// Any span of the language.
    case span
    /// A span that is a fixed length of time.
    case duration
    case target
    case zone
    case wallTime
    case hours
    case integer(ClosedRange<Int>)
    case choice([String])
    case way
    case reachStep
    case audience
    /// The name of an entry of one of these kinds, or one of the words.
    case reference([Noun], or: [String] = [])
    /// When somebody is first told: `declared`, `review published`, `fact NAME`.
    case occasion
    /// Where updates go: a connection and a place, `status_page`, `subscribers`, or a party.
    case destination
    /// `15m`, `as needed`, `start and end`, `none`.
    case cadence
    /// `A/R when P1`.
    case letters
    /// `always`, `after 1h`.
    case statusPagePolicy
    case secret
    /// A plain value or the place of a secret.
    case setting
    case email
    case phone
    /// A number as people write it, also one for calls within a country.
    case anyPhone
    case url
    /// How often something comes back: `every quarter`.
    case period
    /// What a number should be: `5m`, `< 10 %`.
    case goal
    /// `< 0.3`.
    case expectation
    case percent
    /// `60m to 90m`.
    case meeting
    /// `200`, `200-299`.
    case statuses
    /// One argument of a command.
    case argument
    case scenarioFile
    case groupingKey
    /// `OPS-{year}-{number}`.
    case incidentName
    case file
    case path
    /// What only scenario files say.
    case scenario(ScenarioWord)
}
