internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What `MemoryJournal` holds. A plain value, so that a verb that throws half-way can be undone by not keeping its copy.
struct MemoryStore: Sendable {
    struct StoredLink: Sendable {
        var link: ChainLink
        var hash: [UInt8]
    }

    struct StoredWake: Sendable {
        var due: Moment
        /// The due time, or the end of the lease.
        var ready: Moment
    }

    struct StoredMessage: Sendable {
        var row: OutboxRow
        /// The due time, or the end of the lease; nil when the row has ended.
        var ready: Moment?
    }

    var isClosed = false
    var chain = Chain()
    var links: [StoredLink] = []
    var streams: [IncidentID: [Recorded<IncidentEvent>]] = [:]
    var programme: [Recorded<ProgrammeEntry>] = []
    var lastIncident: Int64 = 0

    var incidents: [IncidentID: IncidentRow] = [:]
    var actions: [IncidentID: [Int: Incident.ActionItem]] = [:]
    var groups: [String: OpenGroup] = [:]
    var alerts: [AlertRow] = []
    var openAlerts: [AlertKey: AlertRowID] = [:]
    var changes: [RecordedChange] = []
    var overrides: [Int64: Override] = [:]
    var wakes = MemoryWakes()
    var outbox = MemoryOutbox()

    var heartbeats: [SourceName: HeartbeatRow] = [:]
    /// The one kept last at the end.
    var runbooks: [KeptText] = []
    var tokens: [TokenName: TokenRow] = [:]
    var ownAddresses: [PersonName: [AddressKind: OwnAddressRow]] = [:]
    var accounts: [AccountName: AccountRow] = [:]
    var sessions: [String: SessionRow] = [:]
    var devices: [String: DeviceRow] = [:]
    var replies: [String: KeptReply] = [:]
    /// By digest.
    var subscribers: [String: Subscriber] = [:]
    /// When each subscriber, by digest, got their copy of a notice.
    var handed: [PageID: [String: Moment]] = [:]

    mutating func nextIncident() -> IncidentID {
        lastIncident += 1
        return IncidentID(lastIncident)
    }

    mutating func append(_ link: ChainLink) {
        chain.append(image: link.image)
        links.append(StoredLink(link: link, hash: chain.head))
    }

    func feed(after position: Int64, limit: Int) -> [FeedLine] {
        let start = Int(max(0, position))
        guard start < links.count else { return [] }
        return links[start...].prefix(limit).enumerated().map { offset, stored in
            FeedLine(
                position: Int64(start + offset + 1), stream: stored.link.stream, kind: stored.link.record.kind,
                version: stored.link.record.version, at: stored.link.at, by: Author(stored.link.by) ?? .runbell,
                body: String(decoding: stored.link.record.body, as: UTF8.self))
        }
    }

    func verify() -> ChainReport {
        var walk = ChainWalk()
        for (place, stored) in links.enumerated() {
            let goesOn = walk.step(position: Int64(place + 1), link: stored.link, hash: stored.hash) { position in
                links.indices.contains(Int(position) - 1) ? links[Int(position) - 1].hash : nil
            }
            if !goesOn { break }
        }
        return walk.report
    }
}
