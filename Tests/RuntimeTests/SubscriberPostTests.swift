import OnCall
import Outbound
import Runbooks
import Runtime
import Storage
import Synchronization
import Testing
import Vocabulary

@Suite("Mail to everybody who subscribed")
struct SubscriberPostTests {
    /// A mail server that takes nothing for some addresses until it is told to.
    private final class Mailman: Sendable {
        private let state = Mutex<(taken: [Letter], busy: Set<String>)>(([], []))

        func carry(_ letter: Letter) -> Sent {
            state.withLock { state in
                if letter.address.hasPrefix("gone") { return .refused(reason: "no such mailbox") }
                if state.busy.contains(letter.address) { return .later(reason: "busy", after: nil) }
                state.taken.append(letter)
                return .delivered
            }
        }

        func isBusy(for addresses: Set<String>) { state.withLock { $0.busy = addresses } }
        var taken: [Letter] { state.withLock { $0.taken } }
    }

    private static let key = Array("a key for tests".utf8)
    private let journal = MemoryJournal()
    private let mailman = Mailman()
    private let letter = Letter(
        id: PageID(incident: IncidentID(1), number: 3), connection: .subscribers, address: "", title: "Down", text: "Payments fail.")

    private var runbook: Runbook {
        var runbook = Runbook(version: RunbookVersion("0123456789ab"), name: "Shop", zone: "UTC", business: .init(zone: "UTC", hours: []))
        runbook.connections = [Connection(name: "pager", kind: .capture), Connection(name: "mail", kind: .smtp)]
        return runbook
    }

    private func post(to emails: String...) async throws -> SubscriberPost {
        for (count, email) in emails.enumerated() {
            let now = Moment(seconds: Int64(count))
            let (subscriber, _) = SubscriberLink.subscriber(email: email, components: [], at: now, key: Self.key)
            try await journal.put(subscriber)
            _ = try await journal.confirm(subscriber: subscriber.digest, at: now)
        }
        return start()
    }

    /// Another process on the same journal.
    private func start() -> SubscriberPost {
        SubscriberPost(journal: journal, publicURL: "https://runbell.example", key: Self.key, clock: Clock { Moment(seconds: 60) })
    }

    private func send(_ post: SubscriberPost) async -> Sent { await post.send(letter, under: runbook) { [mailman] in mailman.carry($0) } }

    @Test("each gets a mail with a link of their own, by the mail server")
    func each() async throws {
        let post = try await post(to: "cy@reader.example", "dana@reader.example")
        #expect(await send(post) == .delivered)
        let taken = mailman.taken
        #expect(taken.map(\.connection) == ["mail", "mail"] && Set(taken.map(\.address)) == ["cy@reader.example", "dana@reader.example"])
        #expect(Set(taken.compactMap(\.subscription?.unsubscribe)).count == 2 && Set(taken.compactMap(\.subscription?.mark)).count == 2)
        for copy in taken {
            let token = try #require(copy.subscription?.unsubscribe.split(separator: "/").last)
            #expect(try await journal.drop(subscriber: SubscriberLink.digest(of: String(token))))
        }
    }

    @Test("whoever could not be reached is tried again, and nobody else gets it twice")
    func again() async throws {
        let post = try await post(to: "cy@reader.example", "dana@reader.example", "gone@reader.example")
        mailman.isBusy(for: ["dana@reader.example"])
        #expect(await send(post) == .later(reason: "1 of 3 mails to subscribers: busy", after: nil))
        mailman.isBusy(for: [])
        #expect(await send(post) == .delivered)
        #expect(mailman.taken.map(\.address) == ["cy@reader.example", "dana@reader.example"])
    }

    @Test("a server that was started anew in the middle goes on with those who have none yet")
    func restart() async throws {
        let first = try await post(to: "cy@reader.example", "dana@reader.example", "gone@reader.example")
        mailman.isBusy(for: ["dana@reader.example"])
        guard case .later = await send(first) else { Issue.record("Dana was told already"); return }
        mailman.isBusy(for: [])
        #expect(await send(start()) == .delivered)
        #expect(mailman.taken.map(\.address) == ["cy@reader.example", "dana@reader.example"])
        #expect(await send(start()) == .delivered && mailman.taken.count == 2, "its receipt was lost, and nobody is told again")
    }

    @Test("a runbook without mail says so")
    func noMail() async throws {
        let post = try await post(to: "cy@reader.example")
        var silent = runbook
        silent.connections = []
        guard case .refused = await post.send(letter, under: silent, carry: { _ in .delivered }) else {
            Issue.record("it was not refused")
            return
        }
    }

    @Test("a link is nobody else's")
    func links() {
        let token = SubscriberLink.token(email: "cy@reader.example", askedAt: Moment(seconds: 1), key: Self.key)
        #expect(token != SubscriberLink.token(email: "dana@reader.example", askedAt: Moment(seconds: 1), key: Self.key))
        #expect(token != SubscriberLink.token(email: "cy@reader.example", askedAt: Moment(seconds: 2), key: Self.key))
        #expect(token != SubscriberLink.token(email: "cy@reader.example", askedAt: Moment(seconds: 1), key: [1]))
        #expect(SubscriberLink.digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
