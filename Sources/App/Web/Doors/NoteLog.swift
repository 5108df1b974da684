internal import Inbound
internal import Logging
internal import Synchronization
internal import Vocabulary

/// Tells the operators what was cut or put right in what a source sent. One line a request at most, and the same thing of the same
/// source once in a while only: a storm of alerts that are all too long must not become a storm of lines.
final class NoteLog: Sendable {
    private static let pause = Duration.minutes(10)
    /// So many different notes are remembered; with more the oldest are said again sooner.
    private static let remembered = 1000

    private struct Key: Hashable {
        let source: SourceName
        let message: String
    }

    private let logger: Logger
    private let saidAt = Mutex<[Key: Moment]>([:])

    init(logger: Logger) { self.logger = logger }

    func take(_ notes: [Problem], of source: SourceName, at now: Moment) {
        guard !notes.isEmpty else { return }
        let fresh = saidAt.withLock { saidAt in
            if saidAt.count > NoteLog.remembered { saidAt = saidAt.filter { now - $0.value < NoteLog.pause } }
            if saidAt.count > NoteLog.remembered { saidAt = [:] }
            return notes.filter { note in
                let key = Key(source: source, message: NoteLog.withoutNumbers(note.message))
                guard saidAt[key].map({ now - $0 >= NoteLog.pause }) ?? true else { return false }
                saidAt[key] = now
                return true
            }
        }
        guard !fresh.isEmpty else { return }
        let words = fresh.prefix(5).map(\.description).joined(separator: "; ")
        logger.notice("what a source sent was changed to fit", metadata: ["source": "\(source)", "changes": "\(notes.count)", "such as": "\(words)"])
    }

    /// Lengths, counts and digests differ from alert to alert; the note is the same.
    private static func withoutNumbers(_ message: String) -> String {
        String(message.split(separator: " ").map { $0.contains(where: \.isNumber) ? "#" : $0 }.joined(separator: " "))
    }
}

extension Site {
    /// The log gets what was changed, the sender does not: it was taken.
    func log(_ received: Received, of source: SourceName) {
        if !received.notes.isEmpty { notes.take(received.notes, of: source, at: now) }
    }
}
