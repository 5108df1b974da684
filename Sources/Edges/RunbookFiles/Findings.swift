internal import Runbooks

/// What has been found so far. Nothing stops at the first finding.
struct Findings {
    private(set) var all: [Diagnostic] = []
    /// Entries with an error of their own, such as `ladders.p1`: what they mean together with others is not asked any more,
    /// because every answer would only repeat the error.
    private(set) var brokenEntries: Set<String> = []
    /// The entry being looked at.
    var entry = ""
    /// Set when a file could not be read at all: a name that is not known may be in it.
    var isIncomplete = false

    mutating func error(_ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil, nearest: String? = nil) {
        all.append(Diagnostic(.error, code, at: place, message, fix: fix, nearest: nearest))
        brokenEntries.insert(entry)
    }

    mutating func warning(_ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil) {
        all.append(Diagnostic(.warning, code, at: place, message, fix: fix))
    }

    mutating func note(_ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil) {
        all.append(Diagnostic(.note, code, at: place, message, fix: fix))
    }

    var hasErrors: Bool { all.contains { $0.severity == .error } }
    var errorCount: Int { all.count { $0.severity == .error } }

    /// As they are printed: by place, each once.
    var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted { ($0.place, $0.code.rawValue) < ($1.place, $1.code.rawValue) }
    }
}
