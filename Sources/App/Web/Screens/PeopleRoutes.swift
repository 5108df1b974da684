package import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
package import Runbooks
internal import Runtime
package import Screens
internal import Storage
package import Vocabulary

/// Drills, and the people they are for.
enum PeopleRoutes {
    static let all: [Route] =
        [
            Route(.get, "/people", .browser(.read)) { visit, site in
                let programme = try await site.dispatcher.programme()
                let frame = try await site.frame(visit, "People", at: .runbook)
                // A person asks for themselves; a program for whomever it serves.
                let mayTest = { (person: PersonName) in
                    visit.caller.may(.respond) && (visit.caller.author.person.map { $0 == person } ?? true)
                }
                return site.screens.page(
                    PeopleScreen(of: await site.dispatcher.honoured(), programme, at: site.now, mayTest: mayTest, frame: frame))
            },
            Route(.get, "/drills", .browser(.read)) { visit, site in
                let book = site.dispatcher.library.current
                let programme = try await site.dispatcher.programme()
                var seen: Set<IncidentID> = []
                for id in programme.exercises.compactMap(\.incident) where try await site.maySee(id, visit.caller) { seen.insert(id) }
                let frame = try await site.frame(visit, "Drills", at: .runbook)
                return site.screens.page(
                    DrillsScreen(of: programme, under: book, at: site.now, seeing: seen, viewer: visit.caller.author.person, frame: frame))
            },
        ] + posts(DrillsAPI.routes, thenTo: "/drills") + posts(CertificatesAPI.routes + TestPagesAPI.routes, thenTo: "/people")

    private static func posts(_ routes: [Route], thenTo place: String) -> [Route] {
        routes.filter { $0.method == .post }.map { ActForms.form(of: $0) { _ in place } }
    }
}

extension DrillsScreen {
    /// `seen`: those incidents of exercises that whoever looks may see.
    package init(
        of programme: Programme, under book: Runbook, at now: Moment, seeing seen: Set<IncidentID>, viewer: PersonName?, frame: Frame
    ) {
        let clock = WallClock.of(book.zone)
        let drills = book.drills.map { plan in
            let held = programme.exercises.reversed().filter { $0.drill == plan.name }.map { exercise in
                Held(
                    begun: When(exercise.begunAt, at: now, on: clock), isOver: exercise.endedAt != nil,
                    incident: exercise.incident.flatMap { seen.contains($0) ? $0 : nil },
                    participants: exercise.participants.map { book.people[$0]?.fullName ?? $0.text }.joined(separator: ", "),
                    lessons: exercise.lessons)
            }
            let owing = programme.owing(of: .drill(plan.name)).flatMap { $0.duty.isOwed ? $0.duty : nil }
            return Drill(
                plan, due: owing.map { When($0.due, at: now, on: clock) }, isLate: owing.map { $0.due < now } ?? false, held: Array(held))
        }
        self.init(drills, under: book, optedIn: programme.optedIn, viewer: viewer, frame: frame)
    }
}

extension Author {
    /// Nil for a program.
    var person: PersonName? { if case .person(let name) = self { name } else { nil } }
}
