internal import Chronicle
internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// The summary in the words programs know from other status pages.
extension JSONWriter {
    mutating func status(_ summary: StatusSummary, zone: String, at place: StatusPlace) {
        object {
            $0.member("page") {
                $0.object {
                    $0.member("name", summary.title)
                    $0.member("url", summary.url ?? place.url)
                    $0.member("time_zone", zone)
                }
            }
            $0.member("status") {
                $0.object {
                    $0.member("indicator", summary.condition.indicator)
                    $0.member("description", summary.words)
                }
            }
            $0.member("components") { $0.array { list in for component in summary.components { list.component(component) } } }
            $0.member("incidents") { $0.array { list in for incident in summary.open { list.incident(incident) } } }
            $0.member("recent") { $0.array { list in for incident in summary.past.prefix(Limits.statusRecent) { list.incident(incident) } } }
            $0.member("scheduled_maintenances") {
                $0.array { list in for plan in summary.maintenance { list.maintenance(plan, at: summary.asOf) } }
            }
        }
    }

    private mutating func component(_ component: StatusSummary.Component) {
        object {
            $0.member("name", component.name)
            $0.member("group", ifAny: component.group)
            $0.member("status", component.condition.rawValue)
            $0.member("history") {
                $0.array { days in
                    for day in component.days {
                        days.object {
                            $0.member("date", day.date)
                            $0.member("status", day.worst.rawValue)
                            $0.member("outage_minutes", day.outageMinutes)
                            $0.member("degraded_minutes", day.degradedMinutes)
                        }
                    }
                }
            }
        }
    }

    mutating func incident(_ incident: PublicIncident) {
        object {
            $0.member("id", incident.id.description)
            $0.member("name", incident.title)
            $0.member("status", incident.state.rawValue)
            $0.member("created_at", ifAny: incident.createdAt)
            $0.member("updated_at", ifAny: incident.updatedAt)
            $0.member("resolved_at", ifAny: incident.resolvedAt)
            $0.member("components", incident.components)
            $0.member("incident_updates") {
                $0.array { list in
                    for posting in incident.postings.reversed() {
                        list.object {
                            $0.member("status", posting.state.rawValue)
                            $0.member("body", posting.text)
                            $0.member("created_at", posting.at)
                        }
                    }
                }
            }
        }
    }

    private mutating func maintenance(_ plan: Programme.Maintenance, at now: Moment) {
        object {
            $0.member("id", "\(plan.number)")
            $0.member("name", plan.title)
            $0.member("body", plan.text)
            $0.member("status", plan.start <= now ? "in_progress" : "scheduled")
            $0.member("scheduled_for", plan.start)
            $0.member("scheduled_until", plan.end)
            $0.member("components", plan.components)
        }
    }
}
