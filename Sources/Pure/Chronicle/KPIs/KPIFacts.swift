package import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// What happened, as far as it is counted. Private incidents are in here with the others: nothing that comes out names one.
package struct KPIFacts: Sendable {
    /// An incident as it is counted.
    package struct Case: Sendable {
        package var id: IncidentID
        package var severity: SeverityName
        package var service: ServiceName
        package var openedAt: Moment
        /// When it began, as far as anybody knew.
        package var startedAt: Moment?
        package var acknowledgedAt: Moment?
        package var mitigatedAt: Moment?
        package var recoveredAt: Moment?
        /// Opened by a monitoring system, not by a person.
        package var isDetected = false
        /// What makes it the same trouble as another one.
        package var group: String?
        package var tags: [String] = []
        package var impact: [String: Double] = [:]
        /// Counts nowhere.
        package var isDrill = false
        /// A false alarm, or one that goes on as part of another: whom it woke counts, and nothing else of it.
        package var isVoid = false
        package var isFalseAlarm = false
        package var duties: [Incident.Duty] = []
        /// For each update that was owed and is not any more: whether it came in time.
        package var updates: [Bool] = []

        package init(id: IncidentID, severity: SeverityName, service: ServiceName, openedAt: Moment) {
            self.id = id
            self.severity = severity
            self.service = service
            self.openedAt = openedAt
        }
    }

    package struct Change: Sendable {
        package var at: Moment
        /// Nil when nobody said of what: it may have broken anything.
        package var service: ServiceName?

        package init(at: Moment, service: ServiceName?) {
            self.at = at
            self.service = service
        }
    }

    package struct Page: Sendable {
        package var incident: IncidentID
        package var person: PersonName
        package var at: Moment

        package init(incident: IncidentID, person: PersonName, at: Moment) {
            self.incident = incident
            self.person = person
            self.at = at
        }
    }

    package struct Action: Sendable {
        package var incident: IncidentID
        package var due: Moment
        /// Nil while it is open; one that was dropped is not here.
        package var doneAt: Moment?

        package init(incident: IncidentID, due: Moment, doneAt: Moment?) {
            self.incident = incident
            self.due = due
            self.doneAt = doneAt
        }
    }

    /// A drill that was held.
    package struct Exercise: Sendable {
        package var at: Moment
        package var asked: Int
        package var took: Int

        package init(at: Moment, asked: Int, took: Int) {
            self.at = at
            self.asked = asked
            self.took = took
        }
    }

    /// Those from before the time that is asked about too: they say what repeats, and whose pages came later.
    package var cases: [Case] = []
    package var changes: [Change] = []
    package var pages: [Page] = []
    package var actions: [Action] = []
    package var exercises: [Exercise] = []
    /// IANA zone in which months begin, and in which it is night for whoever has no zone of their own.
    package var zone: String
    package var zones: [PersonName: String] = [:]
    package var now: Moment

    package init(zone: String, now: Moment) {
        self.zone = zone
        self.now = now
    }
}

extension KPIFacts {
    /// People live where the runbook says, else in the zone of the first schedule they take turns in.
    package static func zones(of runbook: Runbook) -> [PersonName: String] {
        var zones = runbook.people.compactMapValues(\.zone)
        for (name, schedule) in runbook.schedules.sorted(by: { $0.key < $1.key }) {
            for person in runbook.members(of: .schedule(name)) where zones[person] == nil { zones[person] = schedule.zone }
        }
        return zones
    }

    /// The drills that are over, and who came of those the runbook asks.
    package static func exercises(of programme: Programme, _ runbook: Runbook) -> [Exercise] {
        programme.exercises.compactMap { exercise in
            guard let end = exercise.endedAt, let plan = runbook.drills.first(where: { $0.name == exercise.drill }) else { return nil }
            let asked = Set(runbook.members(of: plan.who))
            return asked.isEmpty ? nil : Exercise(at: end, asked: asked.count, took: asked.intersection(exercise.participants).count)
        }
    }

    /// Whether each update that was owed came in time, in the order in which that was settled. One that reached nobody did not come.
    package static func updates(in events: [IncidentEvent]) -> [Bool] {
        var missed: Set<DutyName> = []
        var audiences: [Int: DutyName] = [:]
        var settled: [(name: DutyName, inTime: Bool)] = []
        for event in events {
            switch event.what {
            case .dutyMissed(let name) where name.isUpdate:
                // Lost and missed once more, it is still the one that was missed.
                if missed.insert(name).inserted { settled.append((name, false)) }
            case .dutyKept(let name, let late) where name.isUpdate:
                // What came after it was missed has been counted.
                if missed.remove(name) == nil { settled.append((name, !late)) }
            case .update(.posted(let number, let audience, _, _, _, _)): audiences[number] = .update(audience)
            case .update(.undelivered(let number)):
                guard let name = audiences[number], let place = settled.lastIndex(where: { $0.name == name }) else { break }
                if settled[place].inTime { settled.remove(at: place) } else { missed.insert(name) }
            default: break
            }
        }
        return settled.map(\.inTime)
    }
}

extension DutyName {
    package var isUpdate: Bool { text.hasPrefix(DutyName.update("").text) }
    package var isReview: Bool { text.hasPrefix(DutyName.review("").text) }
}
