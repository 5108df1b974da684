import CalendarFiles
import RunbookFiles
import Runbooks
import Testing

/// The example runbooks, read from their folders as the server reads them.
enum Examples {
    static func runbook(_ name: String, file: String = #filePath) throws -> Runbook {
        let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
        let reader = RunbookReader(holidayDays: { try HolidayFile.days(in: $0) })
        let (reading, _) = reader.read(at: "/\(root)/examples/\(name)")
        return try #require(reading.runbook, "the example reads without error")
    }
}
