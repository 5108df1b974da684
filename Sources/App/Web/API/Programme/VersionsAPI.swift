internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// The runbook's own history: which version was in force from when, who read it and who approved it.
enum VersionsAPI {
    static let routes = [
        Route(.get, "/api/v1/runbook/versions", .read, list) { _, site in
            let versions = try await site.versions()
            return .json { $0.page("versions", versions) { $0.version($1) } }
        },
        Route(.post, "/api/v1/runbook/read", .respond, reading) { visit, site in
            let person = try site.person(visit)
            _ = try await site.dispatcher.perform(.read(site.version(visit), by: person), by: visit.caller.author)
            return .empty(204)
        },
        Route(.post, "/api/v1/runbook/approve", .respond, approving) { visit, site in
            let party = try site.party("party", visit)
            _ = try await site.dispatcher.perform(.approveVersion(site.version(visit), for: party), by: visit.caller.author)
            return .empty(204)
        },
    ]

    private static let list = Operation(
        "listRunbookVersions", "The runbook's versions, the one in force first", tag: "runbook",
        success: Operation.Success(200, "Versions", .page("versions", of: "RunbookVersion")))

    private static let reading = Operation(
        "readRunbook", "Say that you have read the version in force", tag: "runbook",
        body: .object([
            .optional("version", .text(1...64), "left out: the one in force"), .optional("person", .name, "for a program that speaks for somebody"),
        ]),
        bodyIsOptional: true, success: Operation.Success(204, "Noted", nil), refuses: true)

    private static let approving = Operation(
        "approveRunbook", "Approve the version in force for a party you belong to", tag: "runbook",
        body: .object([.required("party", .text(1...300), "`seat:cto`"), .optional("version", .text(1...64), "left out: the one in force")]),
        success: Operation.Success(204, "Approved", nil), refuses: true)

    static let shape = Shape.object([
        .required("version", .words), .required("at", .moment, "in force since"), .required("by", .words), .required("note", .words),
        .required("approvals", .list(answer("party"), atMost: 10_000)), .required("readers", .list(answer("person"), atMost: 100_000)),
    ])

    private static func answer(_ who: String) -> Shape {
        .object([.required(who, .words), .required("by", .words), .required("at", .moment)])
    }

    /// One time a version came into force, and what was said of it after that.
    struct Version {
        struct Answer {
            let who: String
            let by: Author
            let at: Moment
        }

        let version: RunbookVersion
        let at: Moment
        let by: Author
        let note: String
        var approvals: [Answer] = []
        var readers: [Answer] = []

        /// The one in force first.
        static func all(in entries: [ProgrammeEntry]) -> [Version] { entries.reduce(into: []) { tell($1, into: &$0) }.reversed() }

        private static func tell(_ entry: ProgrammeEntry, into versions: inout [Version]) {
            guard case .decided(let what) = entry.what else { return }
            switch what {
            case .versionAdopted(let version, let note): versions.append(Version(version: version, at: entry.at, by: entry.by, note: note))
            case .versionRead(let version, let person):
                guard let place = versions.lastIndex(where: { $0.version == version }) else { return }
                versions[place].readers.append(Answer(who: person.text, by: entry.by, at: entry.at))
            case .versionApproved(let version, let party):
                guard let place = versions.lastIndex(where: { $0.version == version }) else { return }
                versions[place].approvals.append(Answer(who: party.description, by: entry.by, at: entry.at))
            default: return
            }
        }
    }
}

extension Site {
    /// The one in force first.
    func versions() async throws -> [VersionsAPI.Version] {
        VersionsAPI.Version.all(in: try await journal.programme(after: 0).map(\.event))
    }

    fileprivate func version(_ visit: Visit) -> RunbookVersion {
        visit.text("version").map { RunbookVersion($0) } ?? dispatcher.library.current.version
    }

    /// Who is meant: who is named, else who calls.
    fileprivate func person(_ visit: Visit) throws -> PersonName {
        if let name = visit.text("person") { return PersonName(name) }
        guard case .person(let name) = visit.caller.author else { throw ProblemDocument.invalid("#/person", "say who: this token is nobody's own") }
        return name
    }
}

extension JSONWriter {
    fileprivate mutating func version(_ version: VersionsAPI.Version) {
        object {
            $0.member("version", version.version.digest)
            $0.member("at", version.at)
            $0.member("by", version.by.description)
            $0.member("note", version.note)
            $0.answers("approvals", "party", version.approvals)
            $0.answers("readers", "person", version.readers)
        }
    }

    private mutating func answers(_ name: String, _ who: String, _ answers: [VersionsAPI.Version.Answer]) {
        member(name) {
            $0.array { list in
                for answer in answers {
                    list.object {
                        $0.member(who, answer.who)
                        $0.member("by", answer.by.description)
                        $0.member("at", answer.at)
                    }
                }
            }
        }
    }
}
