package import Engine
internal import Notation

/// A kind of event: the word it is stored under, and the version of its shape that is written today. Both are kept for ever, and
/// older versions are read for ever.
package protocol EventKind: RawRepresentable<String>, CaseIterable, Sendable {
    var version: Int { get }
}

extension EventKind {
    package var version: Int { 1 }
    static var words: [String] { allCases.map(\.rawValue) }
}

/// The part of an incident's stream that an event belongs to, by its kind: one list of kinds for each group of events.
package enum StreamKind: Sendable {
    case incident(IncidentKind)
    case staff(StaffKind)
    case progress(ProgressKind)
    case knowledge(KnowledgeKind)
    case update(UpdateKind)
    case play(PlayKind)
    case review(ReviewKind)

    /// Every kind there is in an incident's stream, with the version written today, by its word.
    package static let all: [String: (kind: StreamKind, version: Int)] = Dictionary(
        listed(incident) + listed(staff) + listed(progress) + listed(knowledge) + listed(update) + listed(play) + listed(review)
    ) { first, _ in first }

    /// Every word, also one that two groups share by mistake.
    package static var words: [String] {
        IncidentKind.words + StaffKind.words + ProgressKind.words + KnowledgeKind.words + UpdateKind.words + PlayKind.words + ReviewKind.words
    }

    private static func listed<Kind: EventKind>(_ group: (Kind) -> StreamKind) -> [(String, (kind: StreamKind, version: Int))] {
        Kind.allCases.map { ($0.rawValue, (group($0), $0.version)) }
    }
}

extension EventRecord {
    /// An event of one of the groups, as its own file writes it.
    init<Kind: EventKind>(_ parts: (Kind, JSON)) {
        self.init(parts.0.rawValue, version: parts.0.version, parts.1)
    }

    package init(_ what: IncidentEvent.What) { self = what.record }
}

extension IncidentEvent.What {
    /// Reads any version of any kind that was ever released; an unknown one is an error that names it.
    package init(_ record: EventRecord) throws(RecordError) {
        guard let (kind, newest) = StreamKind.all[record.kind], (1...newest).contains(record.version) else {
            throw .unknownKind(record.kind, version: record.version)
        }
        let fields = try record.fields()
        do throws(RecordError) {
            switch kind {
            case .incident(let kind): self = try Self.read(kind, version: record.version, fields)
            case .staff(let kind): self = .staff(try .read(kind, fields))
            case .progress(let kind): self = .progress(try .read(kind, fields))
            case .knowledge(let kind): self = .knowledge(try .read(kind, fields))
            case .update(let kind): self = .update(try .read(kind, fields))
            case .play(let kind): self = .play(try .read(kind, fields))
            case .review(let kind): self = .review(try .read(kind, fields))
            }
        } catch {
            throw error.inside(record.kind)
        }
    }
}
