internal import Runbooks
internal import Signing
internal import Synchronization
internal import Vocabulary

/// Codes that prove an address: six digits that left for it and must come back. Nothing of one is stored; what is kept in memory is a keyed
/// hash, for ten minutes and five tries.
final class ContactCodes: Sendable {
    struct Key: Hashable {
        let person: PersonName
        let contact: AddressKind
    }

    private struct Pending {
        let address: String
        let hash: [UInt8]
        let until: Moment
        var tries = 0
    }

    private struct State {
        var pending: [Key: Pending] = [:]
        /// When codes left for each person.
        var left: [PersonName: [Moment]] = [:]
    }

    enum Proof {
        case proven(String)
        /// How many tries are left.
        case wrong(Int)
        /// There is none, or it is too old, or was tried too often.
        case none
    }

    private let key: [UInt8]
    private let state = Mutex(State())

    init(key: [UInt8]) { self.key = key }

    /// A new code in place of the one before; nil when too many have left for this person of late.
    func make(for whose: Key, at address: String, now: Moment) -> String? {
        let code = ContactCodes.random()
        let hash = self.hash(code, whose, address)
        return state.withLock { state in
            let left = (state.left[whose.person] ?? []).filter { now - $0 < .hours(1) }
            guard left.count < Limits.codesEachHour else { return nil }
            state.left[whose.person] = left + [now]
            state.pending = state.pending.filter { now < $0.value.until }
            state.pending[whose] = Pending(address: address, hash: hash, until: now + Limits.codeLifetime)
            return code
        }
    }

    /// Good once.
    func prove(_ code: String, of whose: Key, now: Moment) -> Proof {
        let typed = code.filter { $0 != " " }
        return state.withLock { state in
            guard var pending = state.pending[whose], now < pending.until else {
                state.pending[whose] = nil
                return .none
            }
            if Digest.equal(pending.hash, hash(typed, whose, pending.address)) {
                state.pending[whose] = nil
                return .proven(pending.address)
            }
            pending.tries += 1
            state.pending[whose] = pending.tries < Limits.codeTries ? pending : nil
            return pending.tries < Limits.codeTries ? .wrong(Limits.codeTries - pending.tries) : .none
        }
    }

    /// The address that waits for its code.
    func waiting(_ whose: Key, now: Moment) -> String? {
        state.withLock { state in state.pending[whose].flatMap { now < $0.until ? $0.address : nil } }
    }

    private func hash(_ code: String, _ whose: Key, _ address: String) -> [UInt8] {
        Array(Digest.hmacSHA256(Array("contact:\(whose.person):\(whose.contact.rawValue):\(address):\(code)".utf8), key: key))
    }

    /// Each of a million alike: what would make some likelier is thrown again.
    private static func random() -> String {
        while true {
            let number = Digest.random(4).reduce(0) { $0 << 8 | Int($1) }
            guard number < 4_294_000_000 else { continue }
            return String(String(number % 1_000_000 + 1_000_000).dropFirst())
        }
    }
}
