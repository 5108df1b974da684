package import Storage
package import Vocabulary

extension SQLiteJournal {
    package func devices() async throws(JournalError) -> [DeviceRow] {
        try await read { (it) throws(JournalError) in try it.devices() }
    }

    package func put(_ device: DeviceRow) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.put(device) }
    }

    package func used(device id: String, at now: Moment) async throws(JournalError) {
        try await writer.write { (tables) throws(JournalError) in try tables.used(device: id, at: now) }
    }

    package func drop(device id: String) async throws(JournalError) -> Bool {
        try await writer.write { (tables) throws(JournalError) in try tables.drop(device: id) }
    }
}
