internal import OnCall
package import Runbooks
package import Vocabulary

/// Reads the text of a runbook. Everything that is wrong is found in one run, each with its place and what to write instead.
package struct RunbookReader: Sendable {
    package typealias Reading = (runbook: Runbook?, diagnostics: [Diagnostic])
    /// The days of a calendar file. Handed in, because calendar files are another room's business.
    package typealias HolidayDays = @Sendable (_ ics: String) throws -> Set<CivilDay>

    private let holidayDays: HolidayDays

    package init(holidayDays: @escaping HolidayDays = { _ in [] }) { self.holidayDays = holidayDays }

    /// The runbook is nil when any diagnostic is an error. `calendars` are the `.ics` files beside it, `templates` those in `templates/`.
    /// `scenarios` are the paths of the files in `scenarios/`; what is said of them is not asked when it is nil.
    package func read(
        _ files: [RunbookText], calendars: [RunbookText] = [], templates: [RunbookText] = [], scenarios: [String]? = nil
    ) -> Reading {
        var findings = Findings()
        guard let root = merge(files.sorted { $0.path < $1.path }, templates.sorted { $0.path < $1.path }, &findings) else {
            return (nil, findings.sorted)
        }
        let known = KnownNames(root)
        var check = ShapeCheck(known: known, findings)
        check.check(root)
        findings = check.findings
        let holidays = holidays(root["runbook"]?["holidays"], calendars, &findings)
        var runbook = RunbookBuilder(root: root, known: known).build(version: RunbookVersion(of: files + calendars + templates), holidays: holidays)
        // What every part means for every other is only asked of as many as are read.
        if !findings.isIncomplete { runbook = runbook.settlingDuties() }
        RunbookSense(runbook: runbook, root: root, known: known, scenarios: scenarios).check(&findings)
        return (findings.hasErrors ? nil : runbook, findings.sorted)
    }

    private func merge(_ files: [RunbookText], _ templates: [RunbookText], _ findings: inout Findings) -> YAMLNode? {
        let size = (files + templates).reduce(0) { $0 + $1.bytes.count }
        guard size <= Limits.runbookBytes else {
            let place = Place(file: (files + templates).max { $0.bytes.count < $1.bytes.count }?.path ?? "")
            findings.error(
                .tooLarge, at: place, "the runbook has \(size) bytes; at most \(Limits.runbookBytes) are read.",
                fix: "Move what is no runbook elsewhere.")
            return nil
        }
        for text in files + templates { Garbled.check(text, &findings) }
        var merge = FolderMerge()
        var nodesLeft = Limits.runbookNodes
        for file in files {
            let errors = findings.errorCount
            let read = YAMLComposer.compose(file, nodesLeft: nodesLeft, &findings)
            nodesLeft = read.nodesLeft
            if let node = read.node, !node.isEmpty {
                merge.add(node, &findings)
            } else if findings.errorCount == errors {
                findings.warning(.empty, at: Place(file: file.path), "the file is empty.", fix: "Remove it.")
            }
        }
        let place = Place(file: files.first?.path ?? "runbook.yaml")
        if !merge.entries.isEmpty { for template in templates { merge.add(template, &findings) } }
        guard !merge.entries.isEmpty else {
            if !findings.hasErrors { findings.error(.empty, at: place, "there is no runbook here.", fix: "'runbell init' writes one that works.") }
            return nil
        }
        return YAMLNode(place: place, content: .map(merge.entries))
    }

    private func holidays(_ node: YAMLNode?, _ calendars: [RunbookText], _ findings: inout Findings) -> Set<CivilDay> {
        var days: Set<CivilDay> = []
        for file in node?.many ?? [] {
            guard let path = file.text else { continue }
            guard let calendar = calendars.first(where: { $0.path == path }) else {
                let nearest = Nearest.name(to: path, among: calendars.map(\.path))
                findings.error(.unreadableHolidays, at: file.place, "there is no file '\(path)' beside the runbook.", nearest: nearest)
                continue
            }
            do { days.formUnion(try holidayDays(String(decoding: calendar.bytes, as: UTF8.self))) } catch {
                findings.error(.unreadableHolidays, at: file.place, "'\(path)' is no calendar: \(error).")
            }
        }
        return days
    }
}
