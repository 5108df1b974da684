package import Notation
package import Vocabulary

/// What a team has set up in another tool, as its API exports it, in the words of the runbook language: people, schedules, ladders, services and
/// what sends their alerts. What the language cannot say is listed, each thing with its id, and nothing is put in its place.
package struct ForeignSetup: Hashable, Sendable {
    /// Why a file is no export that can be read, and what to put there.
    package struct Fault: Error, Hashable, Sendable {
        package let sentence: String
    }

    package let tool: ForeignTool
    package let root: Clause
    package let unsaid: [Unsaid]

    /// What was over before `since` is left out: layers that ended, maintenance that is done.
    package init(_ export: JSON, of tool: ForeignTool, since: Moment) throws(Fault) {
        guard export.object != nil else { throw Fault(sentence: "an export is one object, and this is \(export.kind)") }
        if !tool.isRecognised(in: export), let other = ForeignTool.allCases.first(where: { $0.isRecognised(in: export) }) {
            throw Fault(sentence: "this looks like an export of \(other.title): `runbell import \(other.rawValue)` reads it")
        }
        guard tool.parts.contains(where: { !export.listed($0).isEmpty }) else {
            throw Fault(
                sentence: "nothing in it is of \(tool.title); one or more of \(tool.parts.map { "'\($0)'" }.joined(separator: ", ")) are needed")
        }
        var draft = ForeignDraft(since: since)
        switch tool {
        case .pagerduty: PagerDutySetup.read(export, into: &draft)
        case .opsgenie: OpsgenieSetup.read(export, into: &draft)
        case .grafanaOnCall: GrafanaOnCallSetup.read(export, into: &draft)
        }
        for part in tool.parts where export.isCutShort(at: part) {
            draft.miss("answer", part, tool.title, "says that there is more, which is not in the export; ask for the rest, and import it all.")
        }
        draft.finish()
        self.tool = tool
        root = draft.root
        unsaid = draft.unsaid
    }

    private static let order = [
        "runbook", "people", "connections", "schedules", "ladders", "severities", "services", "sources", "routes", "quiet",
    ]

    /// The runbook as one file. `source` is the name of the export.
    package func files(source: String) -> [(path: String, text: String)] {
        var writer = YAMLWriter()
        writer.comment(["Read from \(source), which \(tool.title) exported. Behind names stand the ids they have there."])
        let open = root.leaves().filter { $0.clause.text == Clause.unsaid }.map { $0.path.joined(separator: ".") }
        if !open.isEmpty {
            writer.comment(["\(Clause.unsaid) stands where something is needed that the export does not say, and any text would do:"])
            writer.comment(open.map { "  \($0)" })
        }
        writer.entry("runbell", Clause("1", line: nil))
        for key in Self.order {
            guard let clause = root[key], !clause.entries.isEmpty || !clause.items.isEmpty else { continue }
            writer.blank()
            writer.entry(key, clause)
        }
        if !unsaid.isEmpty {
            writer.blank()
            writer.comment(["What could not be said:"] + unsaid.map { "  \($0.kind) \($0.id) '\($0.name)': \($0.why)" })
        }
        return [("runbook.yaml", writer.text)]
    }
}
