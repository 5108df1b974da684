import Engine
import Storage
import Testing
import Vocabulary

@Suite("Laws of alerts and groups")
struct AlertLaws {
    @Test("an alert is open once, whoever opens it", arguments: homes)
    func openOnce(home: Home) async throws {
        try await home.journal { journal in
            let committed = try await journal.commit(.raise(first, alerts: [sampleAlert("a"), sampleAlert("b", endsAt: at(5))]))
            #expect(committed.alerts.count == 2)
            await #expect(throws: JournalError.conflict) {
                _ = try await journal.commit(.raise(second, alerts: [sampleAlert("c"), sampleAlert("a")]))
            }
            await #expect(throws: JournalError.conflict) {
                _ = try await journal.commit(.raise(second, alerts: [sampleAlert("c"), sampleAlert("c")]))
            }
            #expect(try await journal.incident(second) == nil)
            let row = try #require(try await journal.openAlert(AlertKey(source: "prometheus", key: "b")))
            let wanted = AlertRow(
                id: committed.alerts[1], alert: sampleAlert("b", endsAt: at(5)), incident: first, isOpen: true, count: 1, firstAt: noon, lastAt: noon)
            #expect(row == wanted)
        }
    }

    @Test("the same key from another source is another alert", arguments: homes)
    func sources(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, alerts: [sampleAlert("a"), sampleAlert("a", source: "grafana")]))
            #expect(try await journal.openAlert(AlertKey(source: "grafana", key: "a"))?.alert.key.source == "grafana")
            #expect(try await journal.alerts(AlertQuery(source: "grafana")).count == 1)
        }
    }

    @Test("only the incident an alert belongs to closes it, and only once", arguments: homes)
    func close(home: Home) async throws {
        try await home.journal { journal in
            let key = AlertKey(source: "prometheus", key: "a")
            _ = try await journal.commit(.raise(first, alerts: [sampleAlert("a", endsAt: at(5))]))
            _ = try await journal.commit(.raise(second))
            let close = AlertChange.close(key, at: at(3))
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.note(second, after: 1, alerts: [close])) }
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.note(first, after: 1, alerts: [close, close])) }
            _ = try await journal.commit(.note(first, after: 1, alerts: [close]))
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.note(first, after: 2, alerts: [close])) }
            #expect(try await journal.openAlert(key) == nil)
            let row = try #require(try await journal.alerts(AlertQuery(incident: first)).first)
            #expect(row.endedAt == at(3))
            #expect(!row.isOpen)
            #expect(row.count == 1)
            #expect(row.alert.endsAt == at(5))
        }
    }

    @Test("an alert that ended may open again, as another row", arguments: homes)
    func again(home: Home) async throws {
        try await home.journal { journal in
            let key = AlertKey(source: "prometheus", key: "a")
            let before = try await journal.commit(.raise(first, alerts: [sampleAlert("a")])).alerts
            _ = try await journal.commit(.note(first, after: 1, alerts: [.close(key, at: at(1))]))
            let after = try await journal.commit(.note(first, after: 2, alerts: [.open(sampleAlert("a"), at: at(2))])).alerts
            #expect(before != after)
            #expect(try await journal.openAlert(key)?.firstAt == at(2))
            #expect(try await journal.alerts(AlertQuery(incident: first)).map(\.isOpen) == [true, false])
        }
    }

    @Test("every repeat counts, however many come at once", arguments: homes)
    func bumps(home: Home) async throws {
        try await home.journal { journal in
            let rows = try await journal.commit(.raise(first, alerts: [sampleAlert("a"), sampleAlert("b")])).alerts
            await withTaskGroup { group in
                for minute in 1...50 {
                    group.addTask {
                        _ = try? await journal.bump(rows.map { AlertRepeat(alert: $0, endsAt: at(90)) }, at: at(Int64(minute)))
                    }
                }
            }
            let alerts = try await journal.alerts(AlertQuery())
            #expect(alerts.map(\.count) == [51, 51])
            #expect(alerts.map(\.lastAt) == [at(50), at(50)])
            #expect(alerts.map(\.alert.endsAt) == [at(90), at(90)])
            #expect(try await journal.lastPosition == 1)
        }
    }

    @Test("an alert tells when it was sent, and still does when it has ended", arguments: homes)
    func rhythm(home: Home) async throws {
        try await home.journal { journal in
            let rows = try await journal.commit(.raise(first, alerts: [sampleAlert("a"), sampleAlert("b")])).alerts
            for minute: Int64 in [0, 1, 1, 4] { _ = try await journal.bump([AlertRepeat(alert: rows[0])], at: at(minute)) }
            #expect(try await journal.openAlert(AlertKey(source: "prometheus", key: "a"))?.rhythm.counts == [2, 2, 0, 0, 1])
            _ = try await journal.commit(.note(first, after: 1, alerts: [.close(AlertKey(source: "prometheus", key: "a"), at: at(9))]))
            #expect(try await journal.alerts(AlertQuery(incident: first)).map(\.rhythm.counts) == [[1], [2, 2, 0, 0, 1]])
        }
    }

    @Test("a repeat of an alert that has ended is answered, and does not count", arguments: homes)
    func bumpOfEnded(home: Home) async throws {
        try await home.journal { journal in
            let rows = try await journal.commit(.raise(first, alerts: [sampleAlert("a"), sampleAlert("b")])).alerts
            _ = try await journal.commit(.note(first, after: 1, alerts: [.close(AlertKey(source: "prometheus", key: "a"), at: at(1))]))
            let unknown = AlertRowID(99)
            let repeats = [rows[0], rows[1], unknown, rows[1]].map { AlertRepeat(alert: $0) }
            #expect(try await journal.bump(repeats, at: at(2)) == [rows[0], unknown])
            #expect(try await journal.alerts(AlertQuery()).map(\.count) == [3, 1])
        }
    }

    @Test("an alert lapses when its sender does not come back in time", arguments: homes)
    func lapse(home: Home) async throws {
        try await home.journal { journal in
            let alerts = [sampleAlert("a", endsAt: at(5)), sampleAlert("b", endsAt: at(4)), sampleAlert("c"), sampleAlert("d", endsAt: at(4))]
            let rows = try await journal.commit(.raise(first, alerts: alerts)).alerts
            _ = try await journal.bump([AlertRepeat(alert: rows[3], endsAt: at(20))], at: at(3))
            #expect(try await journal.lapsedAlerts(at: at(3), limit: 10).isEmpty)
            #expect(try await journal.lapsedAlerts(at: at(5), limit: 10).map(\.alert.key.key) == ["b", "a"])
            #expect(try await journal.lapsedAlerts(at: at(5), limit: 1).map(\.alert.key.key) == ["b"])
        }
    }

    @Test("a group is held by one open incident", arguments: homes)
    func group(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, alerts: [sampleAlert("a")], group: "disk"))
            #expect(try await journal.openGroup("disk") == OpenGroup(incident: first, joinedAt: noon))
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.raise(second, group: "disk")) }
            let joined = Entry.note(first, after: 1, alerts: [.open(sampleAlert("b"), at: at(2))], row: sampleRow(first, group: "disk"))
            _ = try await journal.commit(joined)
            #expect(try await journal.openGroup("disk") == OpenGroup(incident: first, joinedAt: at(2)))
            _ = try await journal.commit(.note(first, after: 2, at: at(3), row: sampleRow(first, group: "disk")))
            #expect(try await journal.openGroup("disk")?.joinedAt == at(2))
        }
    }

    @Test("a group is given up when its incident ends, and may be replaced by name", arguments: homes)
    func groupPassesOn(home: Home) async throws {
        try await home.journal { journal in
            let third = IncidentID(3)
            _ = try await journal.commit(.raise(first, group: "disk"))
            await #expect(throws: JournalError.conflict) { _ = try await journal.commit(.raise(second, group: "disk", replacing: third)) }
            _ = try await journal.commit(.raise(second, group: "disk", replacing: first))
            #expect(try await journal.openGroup("disk")?.incident == second)
            _ = try await journal.commit(.resolve(first, after: 1, group: "disk"))
            #expect(try await journal.openGroup("disk")?.incident == second)
            _ = try await journal.commit(.resolve(second, after: 1, group: "disk"))
            #expect(try await journal.openGroup("disk") == nil)
            _ = try await journal.commit(.raise(third, group: "disk"))
            #expect(try await journal.openGroup("disk")?.incident == third)
        }
    }

    @Test("lists go from the newest down, a page at a time", arguments: homes)
    func pages(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, alerts: (1...5).map { sampleAlert("k\($0)") }))
            let newest = try await journal.alerts(AlertQuery(limit: 2))
            #expect(newest.map(\.alert.key.key) == ["k5", "k4"])
            let next = try await journal.alerts(AlertQuery(before: newest[1].id, limit: 2))
            #expect(next.map(\.alert.key.key) == ["k3", "k2"])
            #expect(try await journal.alerts(AlertQuery(open: false)).isEmpty)
            #expect(try await journal.alerts(AlertQuery(open: true, limit: 9)).count == 5)
            #expect(try await journal.alerts(AlertQuery(limit: 0)).isEmpty)
        }
    }

    @Test("a search looks no further back than it is told", arguments: homes)
    func reach(home: Home) async throws {
        try await home.journal { journal in
            let rows = try await journal.commit(.raise(first, alerts: (1...5).map { sampleAlert("k\($0)") })).alerts
            func found(_ query: AlertQuery) async throws -> [String] { try await journal.alerts(query).map(\.alert.key.key) }
            #expect(try await found(AlertQuery(search: "k", after: rows[2])) == ["k5", "k4"])
            #expect(try await found(AlertQuery(source: "prometheus", before: rows[4], after: rows[1])) == ["k4", "k3"])
            #expect(try await found(AlertQuery(open: true, after: rows[3])) == ["k5"])
            #expect(try await found(AlertQuery(incident: first, after: rows[4])).isEmpty)
        }
    }

    @Test("a search looks in key, summary and label values, whatever the case", arguments: homes)
    func search(home: Home) async throws {
        try await home.journal { journal in
            _ = try await journal.commit(.raise(first, alerts: [sampleAlert("KEY-1"), sampleAlert("other", summary: "Queue \"long\" 100%")]))
            func found(_ text: String) async throws -> [String] { try await journal.alerts(AlertQuery(search: text)).map(\.alert.key.key) }
            #expect(try await found("key-1") == ["KEY-1"])
            #expect(try await found("queue \"LONG\" 100%") == ["other"])
            #expect(try await found("DB-1:91") == ["other", "KEY-1"])
            #expect(try await found("instance").isEmpty)
            #expect(try await found("%").count == 1)
            #expect(try await found("nowhere").isEmpty)
        }
    }
}
