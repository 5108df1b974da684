internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

extension PagerDutyHistory {
    /// A line of PagerDuty's log.
    struct Entry {
        var at: Moment
        /// Without its ending: `acknowledge`, `notify`.
        var kind: String
        var author: Author
        var json: JSON

        /// Oldest first, whatever order they were exported in.
        static func all(in json: JSON, _ incident: JSON) -> [Entry] {
            let entries = listed(in: json, incident).compactMap(Entry.init)
            // They come newest first; of the same second the one further down is the older.
            return entries.enumerated().sorted { ($0.element.at, -$0.offset) < ($1.element.at, -$1.offset) }.map(\.element)
        }

        static func listed(in json: JSON, _ incident: JSON) -> [JSON] {
            (json["log_entries"] == nil ? incident : json).answers(to: "log_entries")
        }

        private init?(_ json: JSON) {
            guard let at = json.moment("created_at"), let type = json["type"]?.string else { return nil }
            self.at = at
            kind = type.hasSuffix("_log_entry") ? String(type.dropLast("_log_entry".count)) : type
            author = .agent(json["agent"])
            self.json = json
        }

        /// Nil when it does not say what it is about.
        func events(_ id: IncidentID, _ pages: inout Int) -> [IncidentEvent]? {
            switch kind {
            case "notify": page(id, &pages)
            case "trigger": []
            default: what.map { [IncidentEvent(at: at, by: author, $0)] }
            }
        }

        private var what: IncidentEvent.What? {
            let summary = json["summary"]?.string
            switch kind {
            case "acknowledge", "acknowledgement":
                return .acknowledged(via: Channel(rawValue: json["channel"]?["type"]?.string ?? "") ?? .api)
            case "unacknowledge": return .unacknowledged(because: .snoozeEnded)
            case "resolve": return .resolved(summary: "", because: author == .pagerDuty ? .alertsCleared : .person)
            case "annotate": return (json["channel"]?["summary"]?.string ?? json["note"]?.string ?? summary).map { .noted($0) }
            case "escalate": return .escalated
            case "assign", "delegate": return people.isEmpty ? nil : .reassigned([], people: people)
            case "snooze": return json["changed_actions"]?[0]?.moment("at").map { .snoozed(until: $0) }
            case "exhaust_escalation_path": return .ladderExhausted("of the escalation policy")
            // Whatever else there is has a sentence of its own.
            default: return summary.map { .noted($0) }
            }
        }

        private var people: [PersonName] { (json["assignees"]?.array ?? []).compactMap { $0["summary"]?.string }.map { PersonName($0) } }

        private func page(_ id: IncidentID, _ pages: inout Int) -> [IncidentEvent]? {
            guard let person = json["user"]?["summary"]?.string,
                let notification = json["channel"]?["notification"] ?? json["notification"] ?? json["channel"], let way = way(of: notification)
            else { return nil }
            pages += 1
            let page = PageID(incident: id, number: pages)
            let note = PageNote(
                id: page, person: PersonName(person), way: way, connection: "PagerDuty", due: at, expires: at, bundled: false)
            let status = notification["status"]?.string ?? ""
            let outcome: PageOutcome? =
                switch status {
                case "success": .delivered(provider: "PagerDuty")
                case "": nil
                default: .failed(reason: status)
                }
            let paged = IncidentEvent(at: at, by: .pagerDuty, .paged([note], because: .responder))
            return [paged] + (outcome.map { [IncidentEvent(at: at, by: .pagerDuty, .pageEnded(page, $0, latency: .zero))] } ?? [])
        }

        /// Samples say `sms`, and accounts `sms_notification` too. What is none of these is counted as not understood.
        private func way(of notification: JSON) -> Way? {
            let ways: [(String, Way)] = [("sms", .sms), ("phone", .call), ("email", .email), ("push", .push), ("slack", .slack)]
            let type = notification["type"]?.string ?? ""
            return ways.first { type == $0.0 || type.hasSuffix("\($0.0)_notification") }?.1
        }
    }
}
