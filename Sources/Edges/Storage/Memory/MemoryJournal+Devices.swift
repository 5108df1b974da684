package import Vocabulary

extension MemoryJournal {
    package func devices() async throws(JournalError) -> [DeviceRow] {
        try locked { $0.devices.values.sorted { ($0.person.text, $0.addedAt, $0.id) < ($1.person.text, $1.addedAt, $1.id) } }
    }

    package func put(_ device: DeviceRow) async throws(JournalError) { try locked { $0.devices[device.id] = device } }
    package func used(device id: String, at now: Moment) async throws(JournalError) { try locked { $0.devices[id]?.usedAt = now } }
    package func drop(device id: String) async throws(JournalError) -> Bool { try locked { $0.devices.removeValue(forKey: id) != nil } }
}
