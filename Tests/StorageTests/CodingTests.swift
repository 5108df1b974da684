import Engine
import Foundation
import Runbooks
import Storage
import Testing
import Vocabulary

/// One recorded event for every kind and version that was ever released, in Tests/Fixtures/events. They are kept for ever: a
/// golden may be added, and never changed.
struct Golden: Sendable, CustomTestStringConvertible {
    let kind: String
    let version: Int
    let body: [UInt8]

    var testDescription: String { "\(kind) v\(version)" }
    var record: EventRecord { EventRecord(kind: kind, version: version, body: body) }
    /// The version that is written today.
    var newest: Int { Golden.newest[kind] ?? 0 }

    func again() throws -> EventRecord {
        kind.hasPrefix("programme.") ? EventRecord(try ProgrammeEntry.What(record)) : EventRecord(try IncidentEvent.What(record))
    }

    static let newest: [String: Int] = StreamKind.all.mapValues(\.version).merging(
        ProgrammeKind.allCases.map { ($0.rawValue, $0.version) }
    ) { $1 }

    /// File names are `<kind>.v<version>.json`; several of one kind have a word more: `<kind>.v1.chosen.json`.
    static let all: [Golden] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/events")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.compactMap { file in
            let parts = file.lastPathComponent.split(separator: ".")
            guard parts.count >= 4, parts.last == "json", let version = Int(parts[2].dropFirst()), let body = try? Data(contentsOf: file) else {
                return nil
            }
            return Golden(kind: "\(parts[0]).\(parts[1])", version: version, body: Array(body).filter { $0 != UInt8(ascii: "\n") })
        }
    }()
}

@Suite("How events are stored")
struct CodingTests {
    @Test("an event as it is stored today reads and is written again as it stood", arguments: Golden.all.filter { $0.version == $0.newest })
    func golden(golden: Golden) throws {
        let again = try golden.again()
        #expect(String(decoding: again.body, as: UTF8.self) == String(decoding: golden.body, as: UTF8.self))
        #expect(again.kind == golden.kind)
        #expect(again.version == golden.version)
    }

    @Test(
        "an event of an older version reads, and says the same when it is written as today",
        arguments: Golden.all.filter { $0.version != $0.newest })
    func older(golden: Golden) throws {
        let today = try golden.again()
        #expect(today.version == golden.newest)
        #expect(try IncidentEvent.What(today) == IncidentEvent.What(golden.record))
    }

    @Test("a duty that was opened before there were others is a promise, counted from when promises count")
    func dutyOpened() throws {
        let golden = try #require(Golden.all.first { $0.kind == "incident.duty-opened" && $0.version == 1 })
        let wanted = IncidentEvent.What.dutyOpened(
            "update", owner: .seat("lead"), from: nil, due: Moment(seconds: 1_795_249_800), isPromise: true)
        #expect(try IncidentEvent.What(golden.record) == wanted)
    }

    @Test("every kind has a golden of the version written today")
    func complete() {
        let missing = Set(Golden.newest.map { "\($0.key) v\($0.value)" }).subtracting(Golden.all.map(\.testDescription))
        #expect(missing.isEmpty, "add Tests/Fixtures/events/<kind>.v<version>.json for these")
    }

    @Test("no two groups share a kind, and the page about events has all of them")
    func documented() throws {
        let words = StreamKind.words + ProgrammeKind.allCases.map(\.rawValue)
        #expect(Set(words).count == words.count)
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/reference/events.md"), encoding: .utf8)
        let missing = words.filter { !page.contains("`\($0)`") }
        #expect(missing.isEmpty, "docs/reference/events.md has no line for these")
    }

    @Test("an unknown kind or version is an error that names it")
    func unknown() {
        let kind = EventRecord(kind: "incident.sung", version: 1, body: Array("{}".utf8))
        #expect(throws: RecordError.unknownKind("incident.sung", version: 1)) { try IncidentEvent.What(kind) }
        let version = EventRecord(kind: "incident.mitigated", version: 2, body: Array("{}".utf8))
        #expect(throws: RecordError.unknownKind("incident.mitigated", version: 2)) { try IncidentEvent.What(version) }
        #expect(throws: RecordError.unknownKind("programme.sung", version: 1)) {
            try ProgrammeEntry.What(EventRecord(kind: "programme.sung", version: 1, body: Array("{}".utf8)))
        }
    }

    static let faults: [(String, String, String)] = [
        ("incident.noted", "{", "incident.noted: not JSON"),
        ("incident.noted", "[]", "incident.noted: an object is wanted, not an array"),
        ("incident.noted", "{}", "incident.noted.text: is missing"),
        ("incident.noted", #"{"text":7}"#, "incident.noted.text: a string is wanted, not a number"),
        ("incident.snoozed", #"{"until":"soon"}"#, "incident.snoozed.until: a time is wanted"),
        ("incident.acknowledged", #"{"via":"pigeon"}"#, "incident.acknowledged.via: ‘pigeon’ is not a word"),
        ("incident.paged", #"{"pages":[{"page":"x"}],"because":{"is":"responder"}}"#, "incident.paged.pages.page: a page is wanted"),
        ("incident.page-ended", #"{"page":"INC-1.1","outcome":{"is":"lost"}}"#, "incident.page-ended.outcome.is: ‘lost’"),
    ]

    @Test("an error says where in the record it is, and what is wrong there", arguments: faults)
    func malformed(kind: String, body: String, wanted: String) {
        let record = EventRecord(kind: kind, version: 1, body: Array(body.utf8))
        let error = #expect(throws: RecordError.self) { try IncidentEvent.What(record) }
        #expect(error?.description.hasPrefix(wanted) == true, "\(error?.description ?? "")")
    }

    @Test("the words of closed lists are stored, so they are never renamed")
    func words() {
        #expect(
            LadderReason.allCases.map(\.rawValue) == [
                "raised", "nextRound", "quietEnded", "snoozeEnded", "handedBack", "reopened", "reassigned", "severityRaised", "severityLowered",
            ])
        #expect(SkipReason.allCases.map(\.rawValue) == ["nobodyOnCall", "outsideHours", "unreachable"])
        #expect(UnacknowledgeReason.allCases.map(\.rawValue) == ["handedBack", "snoozeEnded", "severityRaised"])
        #expect(ResolveReason.allCases.map(\.rawValue) == ["person", "alertsCleared", "merged", "falseAlarm"])
        #expect(ReopenReason.allCases.map(\.rawValue) == ["person"])
        #expect(
            StaffEvent.Reason.allCases.map(\.rawValue) == [
                "firstToAcknowledge", "firstOnCall", "declarer", "standing", "assigned", "handedOver", "backup",
            ])
        #expect(
            Incident.Link.Kind.allCases.map(\.rawValue) == ["ticket", "document", "call", "chat", "dashboard", "tool", "vendor", "evidence", "other"])
        #expect(StepOutcome.Result.allCases.map(\.rawValue) == ["succeeded", "failed", "timedOut", "refused"])
        #expect(Communication.Visibility.allCases.map(\.rawValue) == ["public", "internal"])
        #expect(
            StatusPage.Condition.allCases.map(\.rawValue) == [
                "operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage",
            ])
    }
}
