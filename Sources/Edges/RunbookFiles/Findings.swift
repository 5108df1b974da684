internal import Runbooks
internal import Vocabulary

/// What has been found so far. Nothing stops at the first finding.
struct Findings {
    private(set) var all: [Diagnostic] = []
    /// Entries with an error of their own, such as `ladders.p1`: what they mean together with others is not asked any more,
    /// because every answer would only repeat the error.
    private(set) var brokenEntries: Set<String> = []
    /// The entry being looked at.
    var entry = ""
    private(set) var errorCount = 0
    private var remarkCount = 0
    /// Set when a file could not be read at all: a name that is not known may be in it.
    var isIncomplete = false

    mutating func error(_ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil, nearest: String? = nil) {
        brokenEntries.insert(entry)
        errorCount += 1
        guard errorCount <= Limits.runbookErrors else { return }
        // What is wrong may be a page long.
        all.append(Diagnostic(.error, code, at: place, message.clipped(to: Limits.findingLetters), fix: fix, nearest: nearest))
    }

    mutating func warning(_ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil, nearest: String? = nil) {
        remark(Diagnostic(.warning, code, at: place, message, fix: fix, nearest: nearest))
    }

    mutating func note(_ code: DiagnosticCode, at place: Place, _ message: String, fix: String? = nil) {
        remark(Diagnostic(.note, code, at: place, message, fix: fix))
    }

    private mutating func remark(_ diagnostic: Diagnostic) {
        remarkCount += 1
        if remarkCount <= Limits.runbookErrors { all.append(diagnostic) }
    }

    var hasErrors: Bool { errorCount > 0 }
    /// Nobody reads on; looking for more would only cost time.
    var isFull: Bool { errorCount >= Limits.runbookErrors }

    /// As they are printed: by place, each once.
    var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted { ($0.place, $0.code.rawValue) < ($1.place, $1.code.rawValue) }
    }
}
