package import Chronicle
package import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

extension StatusSummary {
    /// By the days of the runbook's zone.
    package init(_ incidents: [PublicIncident], _ plans: [Programme.Maintenance], under runbook: Runbook, at now: Moment) {
        var page = runbook.statusPage
        page.title = runbook.statusTitle
        let days = StatusSummary.Date.last(Limits.statusDays, zone: runbook.zone, at: now)
        self.init(page, incidents: incidents, maintenance: plans, days: days, at: now)
    }
}

extension StatusSummary.Date {
    /// Today and the days before it, oldest first, from midnight to midnight on the wall.
    fileprivate static func last(_ count: Int, zone: String, at now: Moment) -> [StatusSummary.Date] {
        let clock = WallClock.of(zone)
        let today = clock.wallTime(at: now).day
        func midnight(_ day: CivilDay) -> Moment { clock.moment(of: WallTime(day: day, minuteOfDay: 0)) }
        return (0..<count).reversed().map { back in
            let day = today + -back
            return StatusSummary.Date(name: day.written, start: midnight(day), end: midnight(day + 1))
        }
    }
}

extension CivilDay {
    /// `2026-11-21`
    var written: String {
        let (year, month, day) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
