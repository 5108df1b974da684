package import Storage
package import Vocabulary

/// A page's id as one integer, so that the outbox needs no second index: the rows of one incident stand together, in order.
package enum PageKey {
    private static let numberBits: Int64 = 20

    package static func key(_ id: PageID) throws(JournalError) -> Int64 {
        guard (0..<(1 << 20)).contains(id.number), id.incident.number < 1 << 42 else {
            throw .broken("\(id): an incident can have \(1 << 20) pages and notices, not more")
        }
        return id.incident.number << numberBits | Int64(id.number)
    }

    package static func id(_ key: Int64) -> PageID {
        PageID(incident: IncidentID(key >> numberBits), number: Int(key & (1 << numberBits - 1)))
    }

    package static func range(of incident: IncidentID) -> ClosedRange<Int64> {
        incident.number << numberBits...(incident.number << numberBits | (1 << numberBits - 1))
    }
}

/// How an outbox row ended, in the two columns that say so. The numbers are stored for ever.
enum OutcomeCode {
    static let waiting: Int64 = 0
    static let delivered: Int64 = 1
    static let failed: Int64 = 2
    static let expired: Int64 = 3
    static let superseded: Int64 = 4

    static func columns(of outcome: PageOutcome) -> (code: Int64, note: String?) {
        switch outcome {
        case .delivered(let provider): (delivered, provider.text)
        case .failed(let reason): (failed, reason)
        case .expired: (expired, nil)
        case .superseded: (superseded, nil)
        }
    }

    static func outcome(_ code: Int64, _ note: String?) -> PageOutcome? {
        switch code {
        case delivered: .delivered(provider: ConnectionName(note ?? ""))
        case failed: .failed(reason: note ?? "")
        case expired: .expired
        case superseded: .superseded
        default: nil
        }
    }
}
