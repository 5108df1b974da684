import Assurance
import OnCall
import Runbooks
import Vocabulary

extension Edit {
    /// What is read rather than executed, and what much else goes by.
    static let described = read + worked + hours + taken

    private static let read = [
        Edit("a service changes hands", .changes, "Service 'shop': owner cto instead of lead.") { $0.services["shop"]?.owner = "cto" },
        Edit(
            "a long text changes in one place", .changes,
            "Template 'first': text from line 2 on “…tell you more by 10:00.” instead of “…tell you more by 09:00.”."
        ) {
            $0.templates[0].text = "We are looking.\nAs soon as we know, we will tell you more by 10:00.\nThe team"
        } after: {
            $0.templates[0].text = "We are looking.\nAs soon as we know, we will tell you more by 09:00.\nThe team"
        },
        Edit("nobody lets an update out any more", .loosens, "Communication 'customers': let out by whoever writes it instead of lead.") {
            $0.communications[0].approve = nil
        } after: {
            $0.communications[0].approve = .seat("lead")
        },
        Edit(
            "an update that writes itself waits for somebody", .loosens, "update customers is never late, because it waits for whoever lets it out."
        ) {
            $0.communications[0].approve = .seat("lead")
        } after: {
            $0.communications[0].sending = .automatically
        },
    ]

    private static let worked = [
        Edit("a step runs unasked", .loosens, "Playbook 'restart', step “Restart it”: approval by nobody instead of lead.") {
            $0.playbooks[0].steps[0].approve = nil
        } after: {
            $0.playbooks = [restart]
        },
        Edit("a step is added", .appears, "Playbook 'restart': step “Tell support” is new.") {
            $0.playbooks[0].steps.append(.init("Tell support"))
        } after: {
            $0.playbooks = [restart]
        },
        Edit("steps change places", .changes, "Playbook 'restart': each step in another order: “Look at it”, “Restart it”.") {
            $0.playbooks[0].steps.swapAt(0, 1)
        } after: {
            $0.playbooks = [restart]
        },
        Edit("a warning is taken out", .changes, "Playbook 'restart': never no longer “Delete logs”.") {
            $0.playbooks[0].never = []
        } after: {
            $0.playbooks = [restart]
        },
    ]

    private static let hours = [
        Edit(
            "the office opens earlier", .changes,
            """
            Business hours are Mon-Fri 08:00-17:00 in UTC instead of Mon-Fri 09:00-17:00 in UTC: by them goes who is woken for P1, P2, \
            and when recover is owed.
            """
        ) {
            $0.business.hours[0].start = 480
        } after: {
            $0.severities[0].recoverWithin = Promise(.within(.businessHours(4)))
            $0.ladders["all-hands"]?.rungs[1].when = .businessHours
        },
        Edit("a promise ends sooner by that", .tightens, "recover is owed within P1 4 business hours by other business hours.") {
            $0.business.hours[0].start = 480
        } after: {
            $0.severities[0].recoverWithin = Promise(.within(.businessHours(4)))
        },
    ]

    private static let taken = [
        Edit(
            "of two routes for the same alerts the other one comes first", .changes,
            "Alerts where labels.team pay and labels.app till go to till instead of shop."
        ) {
            $0.routes.swapAt(0, 1)
        } after: {
            $0.services["till"] = Service(name: "till")
            $0.routes.insert(Route(match: .fact(.label("app"), [.exactly("till")]), service: "till"), at: 1)
        }
    ]

    private static let restart = Playbook(
        name: "restart", never: ["Delete logs"],
        steps: [.init("Restart it", approve: .seat("lead"), work: .command(["restart"])), .init("Look at it")])
}
