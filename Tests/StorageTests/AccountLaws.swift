import Storage
import Testing
import Vocabulary

@Suite("Accounts and sessions, in every store")
struct AccountLaws {
    @Test("an account is kept as it is, and as it was last", arguments: homes)
    func accounts(home: Home) async throws {
        try await home.journal { journal in
            let invited = AccountRow(
                name: "bo", role: .viewer, createdAt: noon, invitation: AccountRow.Invitation(hash: "ab", until: at(60)))
            var ana = AccountRow(name: "ana", person: "ana", password: "$scrypt$", createdAt: noon)
            try await journal.put(invited)
            try await journal.put(ana)
            #expect(try await journal.accounts() == [ana, invited])
            ana.disabledAt = at(5)
            ana.subject = AccountRow.Subject(issuer: "https://id.example/", id: "7f 3a")
            try await journal.put(ana)
            #expect(try await journal.accounts() == [ana, invited])
        }
    }

    @Test("a session is found by its hash until it is dropped, alone or with all of its holder's", arguments: homes)
    func sessions(home: Home) async throws {
        try await home.journal { journal in
            let one = SessionRow(hash: "1", holder: .account("ana"), startedAt: noon, seenAt: noon, groups: ["sre", "on call"])
            let two = SessionRow(hash: "2", holder: .account("ana"), startedAt: noon, seenAt: at(1), groups: [])
            let token = SessionRow(hash: "3", holder: .token("ana"), startedAt: noon, seenAt: at(1))
            for session in [one, two, token] { try await journal.put(session) }
            #expect(try await journal.session("1") == one)
            #expect(try await journal.session("x") == nil)
            try await journal.drop(session: "1")
            #expect(try await journal.session("1") == nil)
            try await journal.put(one)
            try await journal.dropSessions(of: .account("ana"), but: "2")
            #expect(try await journal.session("1") == nil)
            #expect(try await journal.session("2") == two)
            try await journal.dropSessions(of: .account("ana"), but: nil)
            #expect(try await journal.session("2") == nil)
            #expect(try await journal.session("3") == token)
        }
    }

    @Test("what has ended is forgotten when the next one begins", arguments: homes)
    func forgotten(home: Home) async throws {
        try await home.journal { journal in
            let idle = SessionRow(hash: "1", holder: .account("ana"), startedAt: noon, seenAt: noon)
            let old = SessionRow(hash: "2", holder: .account("ana"), startedAt: noon - .hours(11), seenAt: noon + .hours(1))
            try await journal.put(idle)
            try await journal.put(old)
            try await journal.put(SessionRow(hash: "3", holder: .account("ana"), startedAt: noon + .hours(2), seenAt: noon + .hours(2)))
            #expect(try await journal.session("1") == nil)
            #expect(try await journal.session("2") == nil)
            #expect(try await journal.session("3") != nil)
        }
    }
}
