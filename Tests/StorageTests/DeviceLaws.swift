import Storage
import Testing
import Vocabulary

@Suite("Devices, in every store")
struct DeviceLaws {
    private func device(_ id: String, of person: PersonName, at minute: Int64) -> DeviceRow {
        DeviceRow(
            id: id, person: person, name: "Telephone", endpoint: "https://push.example/\(id)", p256dh: "BCVx", auth: "BTBZ", addedAt: at(minute))
    }

    @Test("a device is kept as it was switched on last, by person, the oldest first", arguments: homes)
    func kept(home: Home) async throws {
        try await home.journal { journal in
            let (late, bo) = (device("a", of: "ana", at: 5), device("b", of: "bo", at: 0))
            var early = device("c", of: "ana", at: 1)
            for row in [late, bo, early] { try await journal.put(row) }
            #expect(try await journal.devices() == [early, late, bo])
            early.name = "Tablet"
            try await journal.put(early)
            #expect(try await journal.devices() == [early, late, bo])
        }
    }

    @Test("what was used is known; what was taken off is not brought back by it", arguments: homes)
    func used(home: Home) async throws {
        try await home.journal { journal in
            var row = device("a", of: "ana", at: 0)
            try await journal.put(row)
            try await journal.used(device: "a", at: at(3))
            row.usedAt = at(3)
            #expect(try await journal.devices() == [row])
            #expect(try await journal.drop(device: "a"))
            #expect(try await journal.drop(device: "a") == false)
            try await journal.used(device: "a", at: at(4))
            #expect(try await journal.devices() == [])
        }
    }
}
