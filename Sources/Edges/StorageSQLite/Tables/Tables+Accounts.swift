internal import Storage
internal import Vocabulary

extension Tables {
    func put(_ account: AccountRow) throws(JournalError) {
        try db.statement("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").run {
            $0.put(account.name)
            $0.put(account.person)
            $0.put(account.role?.rawValue)
            $0.put(account.password)
            $0.put(account.createdAt)
            $0.put(account.disabledAt)
            $0.put(account.invitation?.hash)
            $0.put(account.invitation?.until)
            $0.put(account.subject?.description)
        }
    }

    func put(_ session: SessionRow) throws(JournalError) {
        try db.statement("DELETE FROM sessions WHERE started_at <= ? OR seen_at <= ?").run {
            $0.put(session.seenAt - SessionRow.lifetime)
            $0.put(session.seenAt - SessionRow.patience)
        }
        try db.statement("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)").run {
            $0.put(session.hash)
            $0.put(session.holder.description)
            $0.put(session.startedAt)
            $0.put(session.seenAt)
            $0.put(session.groups?.joined(separator: "\n"))
        }
    }

    func drop(session hash: String) throws(JournalError) {
        try db.statement("DELETE FROM sessions WHERE hash = ?").run { $0.put(hash) }
    }

    func dropSessions(of holder: SessionRow.Holder, but hash: String?) throws(JournalError) {
        try db.statement("DELETE FROM sessions WHERE holder = ? AND hash IS NOT ?").run {
            $0.put(holder.description)
            $0.put(hash)
        }
    }
}

extension Reading {
    func accounts() throws(JournalError) -> [AccountRow] {
        try db.statement(
            "SELECT name, person, role, password, created_at, disabled_at, invitation, invited_until, subject FROM accounts ORDER BY name"
        ).all { row in
            AccountRow(
                name: row.name(0), person: row.nameIfAny(1), role: row.textIfAny(2).flatMap(AccessRole.init), password: row.textIfAny(3),
                createdAt: row.moment(4), disabledAt: row.momentIfAny(5), invitation: row.invitation(6, 7),
                subject: row.textIfAny(8).flatMap(AccountRow.Subject.init))
        }
    }

    func session(_ hash: String) throws(JournalError) -> SessionRow? {
        let asked = try db.statement("SELECT holder, started_at, seen_at, groups FROM sessions WHERE hash = ?")
        let found: SessionRow?? = try asked.first({ $0.put(hash) }) { row in
            let groups = row.textIfAny(3).map { $0.split(separator: "\n").map(String.init) }
            return SessionRow.Holder(row.text(0)).map {
                SessionRow(hash: hash, holder: $0, startedAt: row.moment(1), seenAt: row.moment(2), groups: groups)
            }
        }
        return found ?? nil
    }
}

extension Row {
    fileprivate func invitation(_ hash: Int32, _ until: Int32) -> AccountRow.Invitation? {
        guard let hash = textIfAny(hash), let until = momentIfAny(until) else { return nil }
        return AccountRow.Invitation(hash: hash, until: until)
    }
}
