package import OnCall
package import Vocabulary

/// An organisation's runbook, read and typed. Everything here came out of YAML with a place; nothing here knows YAML.
package struct Runbook: Hashable, Sendable {
    package var version: RunbookVersion
    package var name: String
    package var owner: SeatName?
    /// IANA zone of every time of day that names no other.
    package var zone: String
    package var business: BusinessCalendar
    package var people: [PersonName: Person]
    package var seats: [SeatName: Seat]
    package var schedules: [ScheduleName: Schedule]
    package var services: [ServiceName: Service]
    /// First match wins.
    package var routes: [Route]
    package var grouping: Grouping
    package var quiet: [QuietWindow]
    /// Highest first.
    package var severities: [Severity]
    package var ladders: [LadderName: Ladder]
    package var escalations: [Escalation]
    /// In the order they were written: the first that carries a way is the one used for it.
    package var connections: [Connection]
    package var sources: [SourceName: Source]
    /// Where Runbell's own alarms go (a failed page, an exhausted ladder, an unwritable journal); nil means the owner.
    package var operators: Audience?

    package init(
        version: RunbookVersion, name: String, owner: SeatName? = nil, zone: String, business: BusinessCalendar, people: [PersonName: Person] = [:],
        seats: [SeatName: Seat] = [:], schedules: [ScheduleName: Schedule] = [:], services: [ServiceName: Service] = [:], routes: [Route] = [],
        grouping: Grouping = Grouping(), quiet: [QuietWindow] = [], severities: [Severity] = [], ladders: [LadderName: Ladder] = [:],
        escalations: [Escalation] = [], connections: [Connection] = [], sources: [SourceName: Source] = [:], operators: Audience? = nil
    ) {
        self.version = version
        self.name = name
        self.owner = owner
        self.zone = zone
        self.business = business
        self.people = people
        self.seats = seats
        self.schedules = schedules
        self.services = services
        self.routes = routes
        self.grouping = grouping
        self.quiet = quiet
        self.severities = severities
        self.ladders = ladders
        self.escalations = escalations
        self.connections = connections
        self.sources = sources
        self.operators = operators
    }
}

/// Which text of the runbook: the first 12 hex digits of the SHA-256 over its files. An incident keeps the one it was opened under.
package struct RunbookVersion: Hashable, Sendable, CustomStringConvertible {
    package let digest: String

    package init(_ digest: String) { self.digest = digest }
    package var description: String { digest }
}

/// Somebody who can be reached, and in which order.
package struct Person: Hashable, Sendable {
    /// One step of a reach rule: `sms after 1m`. Names a way, or one connection directly.
    package struct Reach: Hashable, Sendable {
        package enum By: Hashable, Sendable {
            case way(Way)
            case connection(ConnectionName)
        }

        package var by: By
        package var after: Duration

        package init(by: By, after: Duration = .zero) {
            self.by = by
            self.after = after
        }
    }

    package var name: PersonName
    package var fullName: String
    package var email: String?
    package var phone: String?
    /// Slack member id, such as `U01`.
    package var slack: String?
    /// ntfy topic.
    package var ntfy: String?
    /// When it is urgent; empty means every way this person has, at once.
    package var urgent: [Reach]
    /// When it can wait.
    package var normal: [Reach]

    package init(
        name: PersonName, fullName: String, email: String? = nil, phone: String? = nil, slack: String? = nil, ntfy: String? = nil,
        urgent: [Reach] = [], normal: [Reach] = []
    ) {
        self.name = name
        self.fullName = fullName
        self.email = email
        self.phone = phone
        self.slack = slack
        self.ntfy = ntfy
        self.urgent = urgent
        self.normal = normal
    }
}

/// Something that can break, and whose it is.
package struct Service: Hashable, Sendable {
    package var name: ServiceName
    package var owner: SeatName?
    package var dashboards: [String]

    package init(name: ServiceName, owner: SeatName? = nil, dashboards: [String] = []) {
        self.name = name
        self.owner = owner
        self.dashboards = dashboards
    }
}

/// Which service an alert is about.
package struct Route: Hashable, Sendable {
    package var match: Matcher
    package var service: ServiceName
    package var tags: [String]

    package init(match: Matcher, service: ServiceName, tags: [String] = []) {
        self.match = match
        self.service = service
        self.tags = tags
    }
}

/// Which alerts join one incident, and when one person's pages become one message.
package struct Grouping: Hashable, Sendable {
    package enum Key: Hashable, Sendable {
        case service, source, severity
        /// Every alert its own incident.
        case alert
        case label(String)
    }

    package struct Storm: Hashable, Sendable {
        package var pages: Int
        package var within: Duration

        package init(pages: Int, within: Duration) {
            self.pages = pages
            self.within = within
        }
    }

    package var by: [Key]
    /// An alert joins an open incident that was last joined no longer ago than this; nil means however long it stays open.
    package var within: Duration?
    /// Nil: never bundled.
    package var storm: Storm?

    package init(by: [Key] = [.service], within: Duration? = nil, storm: Storm? = Storm(pages: 10, within: .seconds(300))) {
        self.by = by
        self.within = within
        self.storm = storm
    }
}

/// A maintenance window: an incident raised inside it waits, visibly, and pages when the window ends if it is still open.
package struct QuietWindow: Hashable, Sendable {
    package var name: QuietName
    package var match: Matcher
    package var why: String
    package var approvedBy: String?
    package var zone: String
    package var start: WallTime
    package var length: Duration
    /// Nil: once.
    package var every: Span?
    package var until: WallTime?

    package init(
        name: QuietName, match: Matcher, why: String, approvedBy: String? = nil, zone: String, start: WallTime, length: Duration, every: Span? = nil,
        until: WallTime? = nil
    ) {
        self.name = name
        self.match = match
        self.why = why
        self.approvedBy = approvedBy
        self.zone = zone
        self.start = start
        self.length = length
        self.every = every
        self.until = until
    }
}

/// How bad, and what that promises.
package struct Severity: Hashable, Sendable {
    package enum Urgency: String, Hashable, Sendable { case urgent, normal }

    package var name: SeverityName
    package var means: String
    /// Nil: only ever chosen by a person, or by default as the last one.
    package var match: Matcher?
    /// Nil: nobody is paged.
    package var ladder: LadderName?
    package var urgency: Urgency
    package var acknowledgeWithin: Promise?
    package var recoverWithin: Promise?

    package init(
        name: SeverityName, means: String = "", match: Matcher? = nil, ladder: LadderName? = nil, urgency: Urgency = .urgent,
        acknowledgeWithin: Promise? = nil, recoverWithin: Promise? = nil
    ) {
        self.name = name
        self.means = means
        self.match = match
        self.ladder = ladder
        self.urgency = urgency
        self.acknowledgeWithin = acknowledgeWithin
        self.recoverWithin = recoverWithin
    }
}

/// A target, and another one outside business hours where the runbook says so.
package struct Promise: Hashable, Sendable {
    package var target: Target
    package var outOfHours: Target?

    package init(_ target: Target, outOfHours: Target? = nil) {
        self.target = target
        self.outOfHours = outOfHours
    }
}

/// Who is woken, and who next when nobody answers. Times count from when the ladder was started.
package struct Ladder: Hashable, Sendable {
    package var name: LadderName
    package var rungs: [Rung]
    /// How often the ladder is climbed before it is given up with an alarm.
    package var rounds: Int
    /// From the last rung's time until the next round begins, when there is one.
    package var pause: Duration

    package init(name: LadderName, rungs: [Rung], rounds: Int = 1, pause: Duration = .seconds(600)) {
        self.name = name
        self.rungs = rungs
        self.rounds = rounds
        self.pause = pause
    }
}

package struct Rung: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case page([Target])
        /// A notice to a channel that names the targets.
        case mention([Target], in: Audience)
    }

    /// Who is meant; which people that is, is asked when the rung is reached.
    package enum Target: Hashable, Sendable {
        case person(PersonName)
        case seat(SeatName)
        case schedule(ScheduleName)
    }

    package enum Hours: Hashable, Sendable { case always, businessHours, outOfHours }

    package struct Repeat: Hashable, Sendable {
        package var every: Duration
        package var times: Int

        package init(every: Duration, times: Int) {
            self.every = every
            self.times = times
        }
    }

    package var at: Duration
    package var action: Action
    package var when: Hours
    /// Empty: as each person's own reach rule says.
    package var by: [Way]
    package var again: Repeat?

    package init(at: Duration = .zero, action: Action, when: Hours = .always, by: [Way] = [], again: Repeat? = nil) {
        self.at = at
        self.action = action
        self.when = when
        self.by = by
        self.again = again
    }
}

/// After acknowledgement: who else is woken when it is still not done.
package struct Escalation: Hashable, Sendable {
    package enum Unless: String, Hashable, Sendable { case mitigated, resolved }
    package enum Start: String, Hashable, Sendable { case raised, acknowledged }

    package var name: EscalationName
    package var match: Matcher
    package var unless: Unless
    package var from: Start
    package var within: Duration
    package var page: [Rung.Target]
    package var by: [Way]

    package init(
        name: EscalationName, match: Matcher = .everything, unless: Unless = .mitigated, from: Start = .acknowledged, within: Duration, page: [Rung.Target],
        by: [Way] = []
    ) {
        self.name = name
        self.match = match
        self.unless = unless
        self.from = from
        self.within = within
        self.page = page
        self.by = by
    }
}

/// A place notices go to: a connection, and where on it.
package struct Audience: Hashable, Sendable {
    package var connection: ConnectionName
    package var destination: String

    package init(connection: ConnectionName, destination: String = "") {
        self.connection = connection
        self.destination = destination
    }
}

/// How to talk to the outside; one entry a system.
package struct Connection: Hashable, Sendable {
    /// The kinds a runbook may write, by their names there.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case smtp, webhook, slack, ntfy, twilio, capture }

    package var name: ConnectionName
    package var kind: Kind
    /// `url`, `from`, `channel`, `account` … as the kind needs them.
    package var settings: [String: Setting]
    /// Tried in this order when this one fails.
    package var fallback: [ConnectionName]

    package init(name: ConnectionName, kind: Kind, settings: [String: Setting] = [:], fallback: [ConnectionName] = []) {
        self.name = name
        self.kind = kind
        self.settings = settings
        self.fallback = fallback
    }
}

/// A value, or where a secret is found. The secret itself is never in a runbook.
package enum Setting: Hashable, Sendable {
    case plain(String)
    case environment(String)
    case file(String)
}

/// Who may send alerts, and with which key.
package struct Source: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case pagerduty = "pagerduty-v2"
        case alertmanager, prometheus, json, heartbeat
    }

    package var name: SourceName
    package var kind: Kind
    package var key: Setting
    /// For `json`: where in the document each part of an alert is.
    package var mapping: JSONMapping?
    /// For `heartbeat`: how often a beat is expected, and how late it may be.
    package var heartbeat: Heartbeat?
    /// Requests a minute; nil means no limit.
    package var rateEachMinute: Int?
    /// Labels that differ between senders of the same alert (`replica`), left out of its identity.
    package var dropLabels: [String]

    package init(
        name: SourceName, kind: Kind, key: Setting, mapping: JSONMapping? = nil, heartbeat: Heartbeat? = nil, rateEachMinute: Int? = nil,
        dropLabels: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.key = key
        self.mapping = mapping
        self.heartbeat = heartbeat
        self.rateEachMinute = rateEachMinute
        self.dropLabels = dropLabels
    }
}

/// Where a sender's own JSON keeps what we ask for. A path is names and array places with dots between: `alert.labels.0.name`.
package struct JSONMapping: Hashable, Sendable {
    /// Path of an array of alerts in one request; nil means the document is one alert.
    package var each: String?
    package var key: String?
    package var summary: String
    package var severity: String?
    package var status: String?
    /// Values of `status` that mean the alert is over, such as `ok`.
    package var resolvedWhen: [String]
    package var acknowledgedWhen: [String]
    package var labels: [String: String]
    package var link: String?

    package init(
        each: String? = nil, key: String? = nil, summary: String, severity: String? = nil, status: String? = nil, resolvedWhen: [String] = [],
        acknowledgedWhen: [String] = [], labels: [String: String] = [:], link: String? = nil
    ) {
        self.each = each
        self.key = key
        self.summary = summary
        self.severity = severity
        self.status = status
        self.resolvedWhen = resolvedWhen
        self.acknowledgedWhen = acknowledgedWhen
        self.labels = labels
        self.link = link
    }
}

package struct Heartbeat: Hashable, Sendable {
    package var every: Duration
    package var grace: Duration

    package init(every: Duration, grace: Duration) {
        self.every = every
        self.grace = grace
    }
}
