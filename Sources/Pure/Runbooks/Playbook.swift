package import Vocabulary

/// What to do about one kind of trouble.
package struct Playbook: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package enum Work: Hashable, Sendable {
            case manual
            case open(url: String)
            /// An argument list, never a shell.
            case command([String])
            case http(Request)
            case prometheus(url: Setting?, query: String, expect: Expectation)
            case confirm(String)
            case component(ComponentName, StatusPage.Condition)
            case decide([Option])
            case ticket(ConnectionName)
        }

        package struct Request: Hashable, Sendable {
            package var method: String
            package var url: Setting
            package var headers: [String: Setting]
            package var body: String?
            package var expect: ClosedRange<Int>

            package init(
                method: String = "GET", url: Setting, headers: [String: Setting] = [:], body: String? = nil, expect: ClosedRange<Int> = 200...299
            ) {
                self.method = method
                self.url = url
                self.headers = headers
                self.body = body
                self.expect = expect
            }
        }

        package struct Expectation: Hashable, Sendable {
            package var comparison: Matcher.Comparison
            package var bound: Double

            package init(_ comparison: Matcher.Comparison, _ bound: Double) {
                self.comparison = comparison
                self.bound = bound
            }
        }

        package struct Option: Hashable, Sendable {
            package var name: String
            package var text: String

            package init(name: String, text: String = "") {
                self.name = name
                self.text = text
            }
        }

        /// What to read aloud; never empty.
        package var text: String
        package var phase: PhaseName?
        /// Nil, or when the step is for: checked by the engine.
        package var match: Matcher
        /// A condition only people can judge.
        package var condition: String?
        package var owner: Party?
        /// Who has to agree before an automated step runs.
        package var approve: Approval?
        package var timeout: Duration
        package var work: Work

        package init(
            _ text: String, phase: PhaseName? = nil, match: Matcher = .everything, condition: String? = nil, owner: Party? = nil,
            approve: Approval? = nil,
            timeout: Duration = .seconds(60), work: Work = .manual
        ) {
            self.text = text
            self.phase = phase
            self.match = match
            self.condition = condition
            self.owner = owner
            self.approve = approve
            self.timeout = timeout
            self.work = work
        }

        /// Whether Runbell carries it out itself.
        package var isAutomated: Bool {
            switch work {
            case .command, .http, .prometheus, .component: true
            case .manual, .open, .confirm, .decide, .ticket: false
            }
        }
    }

    package var name: PlaybookName
    package var match: Matcher
    package var symptoms: [String]
    package var causes: [String]
    /// What sets it off, in words and alert names.
    package var detect: [String]
    /// Before anything else.
    package var first: [String]
    package var never: [String]
    package var stopWhen: [String]
    package var steps: [Step]
    package var verify: [String]
    package var prevention: [String]
    package var links: [String]

    package init(
        name: PlaybookName, match: Matcher = .everything, symptoms: [String] = [], causes: [String] = [], detect: [String] = [], first: [String] = [],
        never: [String] = [], stopWhen: [String] = [], steps: [Step] = [], verify: [String] = [], prevention: [String] = [], links: [String] = []
    ) {
        self.name = name
        self.match = match
        self.symptoms = symptoms
        self.causes = causes
        self.detect = detect
        self.first = first
        self.never = never
        self.stopWhen = stopWhen
        self.steps = steps
        self.verify = verify
        self.prevention = prevention
        self.links = links
    }
}
