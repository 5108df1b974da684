internal import CalendarFiles
internal import Foundation
internal import Notation
package import RunbookFiles
package import Runbooks

/// A runbook's files as one text, the way the journal keeps them: a JSON object of paths and contents. An incident is answered by
/// the runbook it was opened under, even when the folder has moved on.
package enum KeptRunbook {
    /// The reader the whole program uses, with calendars of holidays read as iCalendar.
    package static let reader = RunbookReader(holidayDays: { try HolidayFile.days(in: $0) })

    package static func text(of folder: RunbookFolder) -> String {
        var writer = JSONWriter(reserving: folder.texts.reduce(1024) { $0 + $1.bytes.count })
        writer.object {
            for file in folder.texts { $0.member(file.path, String(decoding: file.bytes, as: UTF8.self)) }
        }
        return writer.text
    }

    package static func read(_ text: String) -> Runbook? {
        guard let members = (try? JSON(parsing: Array(text.utf8)))?.object else { return nil }
        return reader.read(RunbookFolder(members.map { RunbookText(path: $0.name, text: $0.value.string ?? "") })).runbook
    }

    private static let kinds = [".yaml", ".yml", ".ics", ".mustache"]

    /// Changes whenever a file is added, removed or written: enough to know when to read again.
    package static func fingerprint(of folder: String) -> [String] {
        guard let all = FileManager.default.enumerator(atPath: folder) else { return [] }
        var found: [String] = []
        for case let path as String in all where kinds.contains(where: { path.hasSuffix($0) }) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
            let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            found.append("\(path) \(changed) \((attributes?[.size] as? Int) ?? 0)")
        }
        return found.sorted()
    }
}
