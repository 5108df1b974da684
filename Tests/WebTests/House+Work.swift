import Engine
import OnCall
import Runbooks
import Vocabulary

extension House {
    /// The shop's runbook with something of everything an incident is worked on with. The seat `lead` is Ana's.
    static func wholeRunbook(_ change: (inout Runbook) -> Void = { _ in }) -> Runbook {
        runbook { runbook in
            staff(&runbook)
            runbook.ownWays = [.person("ana")]
            lifecycle(&runbook)
            telling(&runbook)
            playbook(&runbook)
            aftermath(&runbook)
            change(&runbook)
        }
    }

    private static func staff(_ runbook: inout Runbook) {
        runbook.roles = [
            Role(name: "commander", does: ["Decides"], fill: minutes(10), accept: minutes(5)), Role(name: "scribe", filling: .firstToAcknowledge),
        ]
        runbook.raci = RACI(cells: [
            RACI.Cell(party: .seat("lead"), phase: "fix", letters: [.accountable]),
            RACI.Cell(party: .person("bo"), phase: "fix", letters: [.consulted]),
        ])
        runbook.escalations = [Escalation(name: "board", within: .minutes(60), page: [.person("bo")])]
    }

    private static func lifecycle(_ runbook: inout Runbook) {
        let items = [Lifecycle.Item("Find what changed"), Lifecycle.Item("Call the bank", match: .fact(.tag, [.exactly("bank")]))]
        runbook.lifecycle.phases = [
            Lifecycle.Phase(name: "fix", means: "Stop the harm", checklist: Lifecycle.Checklist(items: items, within: minutes(30))),
            Lifecycle.Phase(name: "watch"),
        ]
        runbook.triage = Triage(questions: [Triage.Question("Can customers buy?", no: Triage.Consequence(tags: ["sales"]))])
        runbook.facts = [StatedFact(name: "data leaked"), StatedFact(name: "customer visible")]
        runbook.clocks = [
            LegalClock(
                name: "gdpr", match: .everything,
                stages: [LegalClock.Stage(name: "gdpr", starts: .fact("data leaked"), owner: .seat("lead"), within: minutes(72 * 60))])
        ]
    }

    /// What goes to the board, Ana has to agree to.
    private static func telling(_ runbook: inout Runbook) {
        runbook.templates = [Template(name: "mail", text: "We work on it.")]
        let templates = Communication.Templates(update: "mail")
        runbook.communications = [
            Communication(name: "team", to: .people([.person("bo")], by: []), templates: templates),
            Communication(name: "board", to: .people([.person("bo")], by: []), templates: templates, approve: .seat("lead")),
        ]
        runbook.statusPage = StatusPage(components: [StatusPage.Component(name: "Checkout")])
    }

    private static func playbook(_ runbook: inout Runbook) {
        runbook.playbooks = [
            Playbook(
                name: "disk", match: .fact(.service, [.exactly("shop")]), symptoms: ["Writes fail"], never: ["Delete the journal"],
                steps: [
                    Playbook.Step("Look at the disk"), Playbook.Step("Show it", work: .component("Checkout", .partialOutage)),
                    Playbook.Step("Say that it is back", approve: .seat("lead"), work: .component("Checkout", .operational)),
                    Playbook.Step("Which disk?", work: .decide([Playbook.Step.Option(name: "old"), Playbook.Step.Option(name: "new")])),
                    Playbook.Step("Clean up", work: .command(["hidden-command"])), Playbook.Step("Call the vendor", condition: "It is theirs"),
                ])
        ]
    }

    private static func aftermath(_ runbook: inout Runbook) {
        runbook.reviews = ReviewPolicy(
            owner: .seat("lead"),
            milestones: [.init("meeting", within: minutes(60)), .init(ReviewPolicy.published, within: minutes(600))],
            sections: [.init("What happened", prompt: "In plain words")], categories: [.init(name: "short", within: .exact(.days(14)))])
        runbook.drills = [DrillPlan(name: "tabletop", what: "Talk it through", every: .quarters(1))]
        runbook.certifications = [Certification(name: "first-aid", who: [.person("ana")])]
        runbook.upkeep = Upkeep(reviews: [Upkeep.Look("contacts", every: .months(1))], approvers: [.seat("lead")], readers: [.person("bo")])
        runbook.tools = [Tool(name: "Logs", purpose: "to look", open: "https://logs.example")]
        runbook.contacts = [Contact(name: "Bank", phone: "+46700000009")]
    }

    private static func minutes(_ count: Int64) -> Terms { Terms(Promise(.within(.exact(.minutes(count))))) }
}
