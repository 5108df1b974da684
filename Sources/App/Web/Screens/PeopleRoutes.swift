internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

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
                var drills: [DrillsScreen.Drill] = []
                for plan in book.drills { drills.append(try await site.drill(plan, of: programme, under: book, for: visit.caller)) }
                let frame = try await site.frame(visit, "Drills", at: .runbook)
                return site.screens.page(
                    DrillsScreen(drills, under: book, optedIn: programme.optedIn, viewer: visit.caller.author.person, frame: frame))
            },
        ] + posts(DrillsAPI.routes, thenTo: "/drills") + posts(CertificatesAPI.routes + TestPagesAPI.routes, thenTo: "/people")

    private static func posts(_ routes: [Route], thenTo place: String) -> [Route] {
        routes.filter { $0.method == .post }.map { ActForms.form(of: $0) { _ in place } }
    }
}

extension Site {
    fileprivate func drill(
        _ plan: DrillPlan, of programme: Programme, under book: Runbook, for caller: Caller
    ) async throws -> DrillsScreen.Drill {
        let clock = WallClock.of(book.zone)
        var held: [DrillsScreen.Held] = []
        for exercise in programme.exercises.reversed() where exercise.drill == plan.name {
            let isSeen = try await maySee(exercise.incident, caller)
            held.append(
                DrillsScreen.Held(
                    begun: When(exercise.begunAt, at: now, on: clock), isOver: exercise.endedAt != nil,
                    incident: isSeen ? exercise.incident : nil,
                    participants: exercise.participants.map { book.people[$0]?.fullName ?? $0.text }.joined(separator: ", "),
                    lessons: exercise.lessons))
        }
        let owing = programme.owing(of: .drill(plan.name))?.duty
        let isOwed = owing?.isOwed ?? false
        return DrillsScreen.Drill(
            plan, due: isOwed ? owing.map { When($0.due, at: now, on: clock) } : nil, isLate: isOwed && owing.map { $0.due < now } ?? false,
            held: held)
    }
}

extension Author {
    /// Nil for a program.
    var person: PersonName? { if case .person(let name) = self { name } else { nil } }
}
