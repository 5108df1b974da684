import Engine
import Foundation
import Storage
import Testing

/// One recorded event for every kind and version that was ever released, in Tests/Fixtures/events. They are kept for ever: a
/// golden may be added, and never changed.
struct Golden: Sendable, CustomTestStringConvertible {
    let kind: String
    let version: Int
    let body: [UInt8]

    var testDescription: String { "\(kind) v\(version)" }
    var record: EventRecord { EventRecord(kind: kind, version: version, body: body) }

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
    @Test("an event that was ever stored reads and is written again as it stood", arguments: Golden.all)
    func golden(golden: Golden) throws {
        let again =
            golden.kind.hasPrefix("programme.")
            ? EventRecord(try ProgrammeEntry.What(golden.record)) : EventRecord(try IncidentEvent.What(golden.record))
        #expect(String(decoding: again.body, as: UTF8.self) == String(decoding: golden.body, as: UTF8.self))
        #expect(again.kind == golden.kind)
        #expect(again.version == golden.version)
    }

    @Test("every kind has a golden of the version written today")
    func complete() {
        let written = IncidentKind.allCases.map { "\($0.rawValue) v\($0.version)" } + ProgrammeKind.allCases.map { "\($0.rawValue) v\($0.version)" }
        let missing = Set(written).subtracting(Golden.all.map(\.testDescription))
        #expect(missing.isEmpty, "add Tests/Fixtures/events/<kind>.v<version>.json for these")
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
        #expect(UnacknowledgeReason.allCases.map(\.rawValue) == ["handedBack", "snoozeEnded"])
        #expect(ResolveReason.allCases.map(\.rawValue) == ["person", "alertsCleared", "merged"])
        #expect(ReopenReason.allCases.map(\.rawValue) == ["person"])
    }
}
