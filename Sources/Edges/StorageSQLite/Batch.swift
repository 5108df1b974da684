internal import Storage
internal import Vocabulary

/// Repeats of open alerts that one request brought.
struct Bump: Sendable {
    let repeats: [AlertRepeat]
    let at: Moment
    let answer: @Sendable (Result<[AlertRowID], JournalError>) -> Void
}

/// Everything that goes into one transaction.
struct Batch: Sendable {
    /// Keeps one transaction, and so the wait of whoever is in it, short.
    static let requestsMax = 512

    /// Done before the transaction begins.
    let chores: [Writer.Chore]
    let bumps: [Bump]
    let requests: [Writer.Request]

    var isEmpty: Bool { count == 0 && chores.isEmpty }
    var count: Int { bumps.count + requests.count }

    init(chores: [Writer.Chore] = [], bumps: [Bump] = [], requests: [Writer.Request] = []) {
        self.chores = chores
        self.bumps = bumps
        self.requests = requests
    }

    /// Writes it all in one transaction. When one of them cannot be written for a reason of its own, each is tried alone, so that
    /// it alone fails. When nothing can be written, nobody's was.
    func commit(to tables: Tables) {
        do throws(JournalError) {
            try tables.db.wait(forDisk: !bumps.isEmpty || requests.contains { $0.isDurable })
            let answers = try tables.db.transaction { () throws(JournalError) in try attempt(on: tables) }
            for answer in answers { answer() }
        } catch {
            recover(tables)
            if case .broken = error, count > 1 {
                for bump in bumps { Batch(bumps: [bump]).commit(to: tables) }
                for request in requests { Batch(requests: [request]).commit(to: tables) }
            } else {
                Batch(bumps: bumps, requests: requests).refuse(error)
            }
        }
    }

    func refuse(_ error: JournalError) {
        for chore in chores { chore(nil) }
        for bump in bumps { bump.answer(.failure(error)) }
        for request in requests { request.refuse(error) }
    }

    private func attempt(on tables: Tables) throws(JournalError) -> [@Sendable () -> Void] {
        if tables.isStale { try tables.reload() }
        var answers = try countBumps(on: tables)
        answers.reserveCapacity(count)
        for request in requests {
            do throws(JournalError) {
                answers.append(try request.attempt(tables))
            } catch {
                guard error == .conflict else { throw error }
                answers.append { request.refuse(.conflict) }
            }
        }
        return answers
    }

    /// However often an alert was repeated, its row changes once. Bumps come first: nobody who waits for one can have seen the
    /// end of its alert.
    private func countBumps(on tables: Tables) throws(JournalError) -> [@Sendable () -> Void] {
        guard !bumps.isEmpty else { return [] }
        struct Sum {
            var count = 0
            var lastAt = Moment.distantPast
            var endsAt: Moment?

            mutating func add(_ again: AlertRepeat, at moment: Moment) {
                count += 1
                lastAt = max(lastAt, moment)
                endsAt = again.endsAt ?? endsAt
            }
        }
        var sums: [AlertRowID: Sum] = [:]
        for bump in bumps {
            for again in bump.repeats {
                sums[again.alert, default: Sum()].add(again, at: bump.at)
            }
        }
        var gone: Set<AlertRowID> = []
        // In the order of the rows, so that neighbours on one page are changed together.
        for (row, sum) in sums.sorted(by: { $0.key.number < $1.key.number })
        where !(try tables.bump(row, by: sum.count, lastAt: sum.lastAt, endsAt: sum.endsAt)) {
            gone.insert(row)
        }
        return bumps.map { bump in
            let answer = gone.isEmpty ? [] : bump.repeats.map(\.alert).filter(gone.contains)
            return { bump.answer(.success(answer)) }
        }
    }

    /// What the thread remembers must be what is stored. When even that cannot be read now, the next batch reads it again.
    private func recover(_ tables: Tables) {
        do throws(JournalError) { try tables.reload() } catch { tables.isStale = true }
    }
}
