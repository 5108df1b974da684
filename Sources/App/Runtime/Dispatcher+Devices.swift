package import Storage
package import Vocabulary

/// Devices switched on and off; the journal remembers whose and what it was called, never its address.
extension Dispatcher {
    package func keep(_ device: DeviceRow, by author: Author) async throws(JournalError) {
        try await journal.put(device)
        try await note(device, .switchedOn, by: author)
    }

    /// Of two who do it at once, one does; the other hears false.
    @discardableResult
    package func drop(_ device: DeviceRow, _ act: DeviceAct, by author: Author) async throws(JournalError) -> Bool {
        guard try await journal.drop(device: device.id) else { return false }
        try await note(device, act, by: author)
        return true
    }

    private func note(_ device: DeviceRow, _ act: DeviceAct, by author: Author) async throws(JournalError) {
        _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: author, .device(device.person, name: device.name, act)))
        bells.feed.ring()
    }
}
