internal import Engine
package import Vocabulary

/// How often each duty ended in which way.
package struct DutyEnding: Hashable, Sendable {
    package var name: DutyName
    package var kept = 0
    package var keptLate = 0
    package var missed = 0
    package var waived = 0
    package var open = 0

    static func all(of record: Record) -> [DutyEnding] {
        var endings: [DutyName: DutyEnding] = [:]
        var order: [DutyName] = []
        for incident in record.incidents {
            for duty in incident.duties where duty.isPromise {
                if endings[duty.name] == nil { order.append(duty.name) }
                if duty.state == .open { endings[duty.name, default: DutyEnding(name: duty.name)].open += 1 }
                endings[duty.name] = endings[duty.name] ?? DutyEnding(name: duty.name)
            }
        }
        for line in record.lines {
            switch line.event.what {
            case .dutyKept(let name, let late) where endings[name] != nil:
                if late { endings[name]?.keptLate += 1 } else { endings[name]?.kept += 1 }
            case .dutyMissed(let name) where endings[name] != nil: endings[name]?.missed += 1
            case .dutyWaived(let name, _) where endings[name] != nil: endings[name]?.waived += 1
            default: break
            }
        }
        for line in record.programme {
            guard let (name, end) = line.event.ended else { continue }
            if endings[name] == nil { order.append(name) }
            endings[name, default: DutyEnding(name: name)][keyPath: end] += 1
        }
        return order.compactMap { endings[$0] }.filter { $0.kept + $0.keptLate + $0.missed + $0.waived + $0.open > 0 }
    }
}
