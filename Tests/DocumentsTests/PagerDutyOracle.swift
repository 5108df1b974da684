import Foundation
import Notation
import Vocabulary

/// Who is on call by PagerDuty's rules, asked at one instant, without walking anything: the first layer of the list that has somebody wins; a turn
/// is how many whole lengths lie between what the clock shows and what it showed at `rotation_virtual_start`.
struct PagerDutyOracle {
    let zone: TimeZone
    let layers: [JSON]

    init?(_ schedule: JSON) {
        guard let zone = TimeZone(identifier: schedule["time_zone"]?.string ?? "") else { return nil }
        self.zone = zone
        layers = schedule["schedule_layers"]?.array ?? []
    }

    func onCall(at seconds: Int) -> String? {
        for layer in layers {
            if let start = instant(layer["start"]), seconds < start { continue }
            if let end = instant(layer["end"]), seconds >= end { continue }
            guard let first = instant(layer["rotation_virtual_start"]), let length = layer["rotation_turn_length_seconds"]?.integer else { continue }
            let users = layer["users"]?.array ?? []
            let restrictions = layer["restrictions"]?.array ?? []
            guard !users.isEmpty, restrictions.isEmpty || restrictions.contains(where: { covers($0, wall(seconds)) }) else { continue }
            let turn = Int((Double(wall(seconds) - wall(first)) / Double(length)).rounded(.down))
            return users[((turn % users.count) + users.count) % users.count]["user"]?["id"]?.string
        }
        return nil
    }

    /// Seconds a clock on the wall is past its own 1970.
    private func wall(_ seconds: Int) -> Int { seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) }

    private func instant(_ json: JSON?) -> Int? { json?.string.flatMap { Moment(rfc3339: $0) }.map { Int($0.milliseconds / 1000) } }

    private func covers(_ restriction: JSON, _ wall: Int) -> Bool {
        let time = (restriction["start_time_of_day"]?.string ?? "").split(separator: ":").compactMap { Int($0) }
        let duration = Int(restriction["duration_seconds"]?.integer ?? 0)
        // 1970-01-05 was a Monday.
        let isWeekly = restriction["type"]?.string == "weekly_restriction"
        let period = isWeekly ? 604_800 : 86_400
        let day = isWeekly ? Int(restriction["start_day_of_week"]?.integer ?? 1) - 1 : 0
        let begins = 4 * 86_400 + day * 86_400 + time[0] * 3600 + time[1] * 60
        let since = ((wall - begins) % period + period) % period
        return since < duration
    }
}
