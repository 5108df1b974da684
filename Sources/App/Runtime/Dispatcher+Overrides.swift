package import OnCall
package import Storage
internal import Synchronization
package import Vocabulary

/// Shifts taken and given back while the server runs. They belong to no incident, so they are entries of the programme's stream.
extension Dispatcher {
    package func makeOverride(
        schedule: ScheduleName, person: PersonName, replaces: PersonName?, from start: Moment, to end: Moment, by author: Author
    ) async throws(JournalError) -> Override {
        for _ in 0..<Limits.conflictRetries {
            let override = Override(id: try await nextOverride(), schedule: schedule, person: person, replaces: replaces, start: start, end: end)
            do throws(JournalError) {
                _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: author, .overrideMade(override)))
                forgetOverrides()
                return override
            } catch {
                // Somebody else took this number meanwhile.
                guard error == .conflict else { throw error }
            }
        }
        throw .conflict
    }

    /// Ends it now; one that has not begun never was. False when there is none to end.
    package func endOverride(_ id: Int64, by author: Author) async throws(JournalError) -> Bool {
        guard try await journal.overrides(endingAfter: clock.now).contains(where: { $0.id == id }) else { return false }
        _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: author, .overrideEnded(id)))
        forgetOverrides()
        return true
    }

    /// Whoever else takes this number meanwhile makes the commit a conflict.
    func nextOverride() async throws(JournalError) -> Int64 {
        (try await journal.overrides(endingAfter: .distantPast).map(\.id).max() ?? 0) + 1
    }

    func forgetOverrides() {
        memory.withLock { $0.overrides = nil }
        bells.feed.ring()
    }
}
