import Assurance
import OnCall
import Runbooks
import Vocabulary

extension Edit {
    /// Whatever makes a page later, rarer or less likely to be noticed, and the contrary of each by the way back.
    static let givenUp = later + fewerAlerts + harderToReach

    private static let later = [
        Edit("the last page of several comes later", .loosens, "P1, P2: lead is woken after 5m, and after 2h instead of after 5m, and after 1h.") {
            $0.ladders["all-hands"]?.rungs[1].at = .hours(2)
        } after: {
            $0.ladders["all-hands"]?.rungs = [page(.minutes(5)), page(.hours(1))]
        },
        Edit(
            "a page is no longer repeated", .loosens,
            "P1, P2: lead is woken after 5m, and after 1h instead of after 5m, again every 2m (once), and after 1h."
        ) {
            $0.ladders["all-hands"]?.rungs[0].again = nil
        } after: {
            $0.ladders["all-hands"]?.rungs = [page(.minutes(5), again: Rung.Repeat(every: .minutes(2), times: 1)), page(.hours(1))]
        },
        Edit("one way of two goes", .loosens, "P1, P2: lead is woken after 5m by sms instead of after 5m by sms and call.") {
            $0.ladders["all-hands"]?.rungs[0].by = [.sms]
        } after: {
            $0.ladders["all-hands"]?.rungs = [page(.minutes(5), by: [.sms, .call])]
        },
        Edit(
            "who is on an incident is only told that it got worse", .loosens,
            "P1: when an incident that somebody is on becomes one of it: tell instead of page."
        ) { $0.severities[0].whenRaised = .tell },
        Edit(
            "a quiet window holds pages back", .loosens, "Quiet window 'upgrade' is new: pages of everything wait for up to 2h."
        ) { $0.quiet = [upgrade(hours: 2)] },
        Edit("a quiet window is longer", .loosens, "Quiet window 'upgrade' lasts 4h instead of 2h.") {
            $0.quiet = [upgrade(hours: 4)]
        } after: {
            $0.quiet = [upgrade(hours: 2)]
        },
        Edit("a route waits until something lasts", .loosens, "Alerts where labels.team pay go to shop, once they lasted 10m instead of shop.") {
            $0.routes[0].lasts = .minutes(10)
        },
        Edit("nobody is paged for what is late", .loosens, "stuck if missed: nothing instead of page cto.") {
            $0.escalations[0].page = []
        } after: {
            $0.escalations = [Escalation(name: "stuck", within: .hours(1), page: [.seat("cto")])]
        },
    ]

    private static let fewerAlerts = [
        Edit(
            "silence is noticed later", .loosens,
            "Source 'backup' may be silent for 47h (every 24h, 23h late) instead of 25h (every 24h, 1h late) before that is an alert."
        ) { $0.sources["backup"]?.heartbeat?.grace = .hours(23) },
        Edit("a sender may send less", .loosens, "Source 'tickets' may send 1 request a minute instead of 600.") {
            $0.sources["tickets"]?.rateEachMinute = 1
        },
        Edit("a sender gets a limit", .loosens, "Source 'alerts' may send 60 requests a minute instead of any number.") {
            $0.sources["alerts"]?.rateEachMinute = 60
        },
        Edit("more alerts are one", .loosens, "Source 'alerts' tells alerts apart by every label but pod instead of every label.") {
            $0.sources["alerts"]?.dropLabels = ["pod"]
        } after: {
            $0.sources["alerts"]?.dropLabels = []
        },
        Edit("a source may no longer raise the worst", .loosens, "Source 'alerts' may raise P2 instead of any severity.") {
            $0.sources["alerts"]?.severities = ["P2"]
        },
        Edit("more words end an alert", .loosens, "Source 'tickets' takes an alert for over when its status says ok or muted instead of ok.") {
            $0.sources["tickets"]?.mapping?.resolvedWhen = ["ok", "muted"]
        },
        Edit(
            "fewer alerts are the worst", .loosens,
            "An alert is P1 when: the sender's severity critical and labels.team pay (was: the sender's severity critical)."
        ) { $0.severities[0].match = .all([.fact(.alertSeverity, [.exactly("critical")]), Before.team("pay")]) },
        Edit(
            "more alerts join an incident", .loosens,
            """
            Alerts of the same service make one incident instead of: Alerts of the same service make one incident when no more than 5m apart.
            """
        ) {
            $0.grouping.within = nil
        } after: {
            $0.grouping.within = .minutes(5)
        },
        Edit("pages are bundled sooner", .loosens, "Somebody's pages become one message from 2 within 5m on instead of from 10 within 5m on.") {
            $0.grouping.storm?.pages = 2
        },
    ]

    private static let harderToReach = [
        Edit("a number goes", .loosens, "ana no longer has a phone number.") { $0.people["ana"]?.phone = nil },
        Edit("a call comes later", .loosens, "ana is reached by sms, call over sms after 9m instead of sms, call over sms after 3m.") {
            $0.people["ana"]?.urgent[1].after = .minutes(9)
        } after: {
            $0.people["ana"]?.urgent = [Person.Reach(by: .way(.sms)), Person.Reach(by: .way(.call), after: .minutes(3))]
        },
        Edit("nobody stands in for a seat", .loosens, "Seat lead: ana instead of ana (backup bo).") { $0.seats["lead"] = .held(["ana"]) },
    ]

    /// What stands behind a route for everything gets nothing, whatever its words are.
    static let unreached = [
        Edit(
            "a route that no alert gets to", .changes,
            "A route to till for alerts where labels.team ops is new, and no alert gets to it: one before it takes them to shop."
        ) { $0.routes.append(Route(match: Before.team("ops"), service: "till")) },
        Edit(
            "a route before it takes all alerts of another", .changes,
            "Alerts where labels.team pay go to till instead of shop: a route before theirs takes them."
        ) { $0.routes.insert(Route(match: .fact(.label("team"), [.exactly("pay"), .exactly("ops")]), service: "till"), at: 0) },
    ]

    private static func page(_ at: Duration, by: [Way] = [], again: Rung.Repeat? = nil) -> Rung {
        Rung(at: at, action: .page([.seat("lead")]), by: by, again: again)
    }

    private static func upgrade(hours: Int64) -> QuietWindow {
        QuietWindow(
            name: "upgrade", match: .everything, why: "planned", zone: "UTC", start: WallTime(day: Before.day(4, 1), minuteOfDay: 0),
            length: .hours(hours))
    }
}
