internal import Assurance
internal import Chronicle
internal import Engine
internal import Rehearsal
internal import Runtime
internal import Server
internal import Storage
internal import StorageSQLite
internal import Vocabulary

/// What a server has recorded lately, read once for everything that `check` tells from it.
struct ServerRecords {
    let past: Past
    let incidents: [IncidentRow]
    /// Since when it has had a programme; nil: no runbook has been in force.
    let began: Moment?
    let now: Moment

    /// How far back it looks.
    static let days: Int64 = 90
    static let length = Duration.days(days)

    init(in folder: String) async throws {
        now = Clock.machine.now
        do throws(JournalError) {
            let archive = try SQLiteArchive(DataFolder(folder))
            past = try await Past(of: archive, since: now - Self.length, until: now)
            incidents = try await archive.incidents(
                IncidentQuery(limit: .max, isDrill: false, openedAfter: now - Self.length, openedBefore: now))
            began = try await archive.programme(after: 0).first?.event.at
            await archive.close()
        } catch {
            switch error {
            case .unwritable(let reason), .broken(let reason): throw Exit.refuse(reason)
            case .conflict, .closed: throw Exit.refuse("the journal of \(folder) cannot be read")
            }
        }
    }

    var sending: [ConnectionName: SendingTime] { SendingTime.each(past.incidents.flatMap(\.pages).compactMap(\.sending)) }
}

extension PastIncident.Page {
    /// Nil for pages that tell nothing of their connection: taken back, held back on purpose, sent early because another way had failed.
    fileprivate var sending: SendingTime.Sample? {
        guard let connection, !isBundled, let end else { return nil }
        switch end {
        case .delivered(let provider) where provider == connection: return took.flatMap { $0 < .zero ? nil : .init(over: connection, took: $0) }
        case .delivered, .failed: return .init(over: connection, took: nil)
        case .expired, .superseded: return nil
        }
    }
}
