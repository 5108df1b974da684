internal import Engine
internal import Runtime
package import Screens
internal import Signing
package import Storage
internal import Synchronization
package import Vocabulary

/// When something happens in an incident, everybody who watches it fetches its room in the same second. It is drawn once for all who see the
/// same; each one's name and form token are put in afterwards.
package final class RoomDrawings: Sendable {
    /// Everything that makes one person's room another than somebody else's.
    package struct Sight: Hashable, Sendable {
        let incident: IncidentID
        /// The journal's end: what happened after it is drawn anew.
        let position: Int64
        /// What is counted without being an event, such as an alert's repeats, is at most that old.
        let second: Int64
        let viewer: Viewer
        let banner: Banner?
        let overdue: [ActionRow]

        package init(incident: IncidentID, position: Int64, second: Int64, viewer: Viewer, banner: Banner?, overdue: [ActionRow]) {
            self.incident = incident
            self.position = position
            self.second = second
            self.viewer = viewer
            self.banner = banner
            self.overdue = overdue
        }
    }

    private let drawn = Mutex<[Sight: Task<String, any Error>]>([:])

    package init() {}

    /// Draws it, or waits for whoever does already. A person who leaves meanwhile takes nothing from the others.
    package func page(for sight: Sight, _ draw: @escaping @Sendable () async throws -> String) async throws -> String {
        let task = drawn.withLock { drawn in
            if let task = drawn[sight] { return task }
            drawn = drawn.filter { sight.second - $0.key.second <= 1 && ($0.key.incident != sight.incident || $0.key.position == sight.position) }
            let task = Task { try await draw() }
            drawn[sight] = task
            return task
        }
        do {
            return try await task.value
        } catch {
            // Whoever asks next tries again.
            drawn.withLock { if $0[sight] == task { $0[sight] = nil } }
            throw error
        }
    }
}

/// What stands in a shared drawing where each viewer has something else. Nobody else can write it: it is signed with the server's own key,
/// so that no alert's text is ever taken for a place to put a form token in.
struct Placeholders: Sendable {
    let token: String
    let name: String

    init(_ sessions: Sessions) {
        token = sessions.formToken("placeholder of the form token")
        name = sessions.formToken("placeholder of the viewer's name")
    }

    func viewer(like viewer: Viewer) -> Viewer { viewer.anybody(called: name, token: token) }

    func personal(_ page: String, for viewer: Viewer) -> String {
        page.replacing(token, with: viewer.formToken).replacing(name, with: viewer.writtenName)
    }
}
