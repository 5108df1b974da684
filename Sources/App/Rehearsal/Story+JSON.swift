package import Notation
internal import Runbooks
internal import Vocabulary

extension Story {
    /// The same for programs. Times are seconds since the scenario's start.
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.member("scenario", scenario.title)
            $0.member("file", scenario.file)
            $0.member("start", scenario.start.rfc3339)
            $0.member("as_expected", isAsExpected)
            if let stoppedAt {
                $0.member("stopped_at", stoppedAt.milliseconds / 1000)
                $0.member("not_reached", unreached)
            }
            $0.member("story", .array(lines.map(\.json)))
            $0.member("duties", .array(duties.map(\.json)))
            $0.member("differences", .array(differences.map(\.json)))
        }
    }
}

extension Story.Line {
    fileprivate var json: JSON {
        let incident: JSON = incident.map { .string($0.description) } ?? .null
        return .object([
            .init("at", .integer(at.milliseconds / 1000)), .init("incident", incident), .init("text", .string(text)),
            .init("trouble", .bool(isTrouble)),
        ])
    }
}

extension DutyEnding {
    fileprivate var json: JSON {
        let counts = [("kept", kept), ("kept_late", keptLate), ("missed", missed), ("waived", waived), ("open", open)]
        return .object([.init("duty", .string(name.text))] + counts.map { .init($0.0, .integer(Int64($0.1))) })
    }
}

extension Difference {
    fileprivate var json: JSON {
        .object([
            .init("expected", .string(expected)), .init("instead", .string(instead)), .init("place", .string(place.description)),
        ])
    }
}
