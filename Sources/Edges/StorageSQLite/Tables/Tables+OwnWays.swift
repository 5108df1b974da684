internal import Runbooks
internal import Storage
internal import Vocabulary

extension Tables {
    func apply(_ change: OwnAddressRow.Change) throws(JournalError) {
        switch change {
        case .keep(let row):
            try db.statement("INSERT OR REPLACE INTO own_addresses VALUES (?, ?, ?, ?)").run {
                $0.put(row.person)
                $0.put(row.contact.rawValue)
                $0.put(row.address)
                $0.put(row.provenAt)
            }
        case .drop(let person, let contact):
            try db.statement("DELETE FROM own_addresses WHERE person = ? AND contact = ?").run {
                $0.put(person)
                $0.put(contact.rawValue)
            }
        }
    }
}

extension Reading {
    /// A kind of contact that this release does not know is left out.
    func ownAddresses() throws(JournalError) -> [OwnAddressRow] {
        let rows: [OwnAddressRow?] = try db.statement("SELECT person, contact, address, proven_at FROM own_addresses ORDER BY person, contact").all {
            row in
            AddressKind(rawValue: row.text(1)).map {
                OwnAddressRow(person: row.name(0), contact: $0, address: row.text(2), provenAt: row.moment(3))
            }
        }
        return rows.compactMap(\.self)
    }
}
