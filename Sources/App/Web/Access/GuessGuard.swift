internal import Synchronization
internal import Vocabulary

/// Makes guessing slow: after some failures each further one doubles the wait, for the account that is tried and for the address that tries.
/// An account is never locked for long: otherwise anybody could keep somebody out.
final class GuessGuard: Sendable {
    enum Subject: Hashable, Sendable {
        case account(AccountName)
        case address(String)

        var free: Int {
            switch self {
            case .account: Limits.accountGuesses
            case .address: Limits.addressGuesses
            }
        }

        var longest: Duration {
            switch self {
            case .account: Limits.accountWaitMax
            case .address: Limits.addressWaitMax
            }
        }
    }

    private struct Record {
        var failures = 0
        var until = Moment.distantPast
    }

    private let records = Mutex<[Subject: Record]>([:])

    /// How long until any of them may try again; nil when they may now.
    func wait(_ subjects: [Subject], at now: Moment) -> Duration? {
        records.withLock { records in
            let longest = subjects.compactMap { records[$0].map { $0.until - now } }.max() ?? .zero
            return longest > .zero ? longest : nil
        }
    }

    func failed(_ subjects: [Subject], at now: Moment) {
        records.withLock { records in
            if records.count > Limits.guessersKept { records = records.filter { now < $0.value.until } }
            for subject in subjects {
                var record = records[subject] ?? Record()
                record.failures += 1
                let over = record.failures - subject.free
                if over > 0 { record.until = now + min(subject.longest, .seconds(1 << min(over, 20))) }
                records[subject] = record
            }
        }
    }

    func succeeded(_ subjects: [Subject]) { records.withLock { records in for subject in subjects { records[subject] = nil } } }
}
