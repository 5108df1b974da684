internal import Storage
internal import Vocabulary

extension Tables {
    func put(_ device: DeviceRow) throws(JournalError) {
        try db.statement("INSERT OR REPLACE INTO devices VALUES (?, ?, ?, ?, ?, ?, ?, ?)").run {
            $0.put(device.id)
            $0.put(device.person)
            $0.put(device.name)
            $0.put(device.endpoint)
            $0.put(device.p256dh)
            $0.put(device.auth)
            $0.put(device.addedAt)
            $0.put(device.usedAt)
        }
    }

    func used(device id: String, at now: Moment) throws(JournalError) {
        try db.statement("UPDATE devices SET used_at = ? WHERE id = ?").run {
            $0.put(now)
            $0.put(id)
        }
    }

    func drop(device id: String) throws(JournalError) -> Bool {
        try db.statement("DELETE FROM devices WHERE id = ?").run { $0.put(id) }
        return db.changes > 0
    }
}

extension Reading {
    func devices() throws(JournalError) -> [DeviceRow] {
        try db.statement(
            "SELECT id, person, name, endpoint, p256dh, auth, added_at, used_at FROM devices ORDER BY person, added_at, id"
        ).all { row in
            DeviceRow(
                id: row.text(0), person: row.name(1), name: row.text(2), endpoint: row.text(3), p256dh: row.text(4), auth: row.text(5),
                addedAt: row.moment(6), usedAt: row.momentIfAny(7))
        }
    }
}
