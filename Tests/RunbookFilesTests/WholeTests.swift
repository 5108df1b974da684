import Foundation
import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// One runbook that uses the whole language.
@Suite("The whole language")
struct WholeTests {
    static let path = Book.top.appendingPathComponent("Tests/Fixtures/runbooks/whole").path
    private static let reading = RunbookReader().read(at: path).reading
    private func runbook() throws -> Runbook { try #require(Self.reading.runbook, "\(Self.reading.diagnostics.map(\.description))") }

    @Test("a runbook with every key reads, and what is found in it is true")
    func reads() throws {
        _ = try runbook()
        let found = Self.reading.diagnostics.map { "\($0.place) \($0.code)" }
        #expect(
            found == ["response.yaml:74:7 RB0076"], "\(Self.reading.diagnostics.map(\.description).joined(separator: "\n"))")
    }

    @Test("roles are filled as they say")
    func roles() throws {
        let roles = try runbook().roles
        #expect(roles.map(\.name) == ["incident_commander", "communications_lead", "scribe", "on-call engineer"])
        #expect(roles.map(\.filling) == [.firstToAcknowledge, .party(.seat("product-lead")), .byHand, .firstOnCall])
        let commander = roles[0]
        #expect(commander.backup == .seat("devops-lead") && commander.apart == ["scribe"] && commander.needs == ["on-call"])
        #expect(commander.fill == Terms(Promise(.within(.exact(.minutes(5))))) && commander.handOverEvery == .exact(.hours(3)))
        #expect(commander.accept?.promise(for: "P1")?.target == .within(.exact(.minutes(5))))
        #expect(roles[1].match == .fact(.severity, [.exactly("P1"), .exactly("P2")]) && roles[2].after == .minutes(60))
        #expect(roles[3].fill == Terms(Promise(.bestEffort)))
    }

    @Test("the RACI table says who is what, for which severities, with notes")
    func raci() throws {
        let raci = try runbook().raci
        func parties(_ letter: RACI.Letter, _ phase: PhaseName, _ severity: SeverityName) -> [Party] {
            raci.parties(letter, in: phase, for: Facts(severity: severity))
        }
        #expect(parties(.accountable, "contain", "P1") == [.seat("security-lead")])
        #expect(parties(.accountable, "contain", "P2") == [.seat("devops-lead")])
        #expect(parties(.responsible, "detect", "P3") == [.role("on-call engineer")])
        #expect(parties(.verifying, "contain", "P1").isEmpty)
        #expect(raci.parties(.verifying, in: "contain", for: Facts(severity: "P1", tags: ["security"])) == [.seat("security-lead")])
        #expect(raci.cells.compactMap(\.note) == ["Keeps the evidence", "*"])
    }

    @Test("phases, statuses, checklists and requirements are in order")
    func lifecycle() throws {
        let lifecycle = try runbook().lifecycle
        #expect(lifecycle.phases.map(\.name.text) == ["detect", "acknowledge", "contain", "communicate", "eradicate", "recover", "review"])
        #expect(lifecycle.phases.compactMap(\.begins) == [.acknowledged, .mitigated, .resolved])
        #expect(lifecycle.phase("contain")?.within.promise(for: "P2")?.target == .within(.exact(.hours(1))))
        #expect(lifecycle.phase("contain")?.checklist.items.map(\.isOptional) == [false, true])
        #expect(lifecycle.phase("detect")?.checklist.owner == .role("on-call engineer"))
        #expect(lifecycle.status("Mitigating")?.shownAs == .identified && lifecycle.statuses.count == 4)
        #expect(lifecycle.declareNeeds == [.field(.startedAt), .field(.impact), .field(.channel)])
        #expect(lifecycle.resolveNeeds == [.field(.summary), .fact("root cause known")])
        #expect(lifecycle.observations.first?.length.promise(for: "P1")?.target == .between(.exact(.hours(24)), .exact(.hours(48))))
    }

    @Test("facts are those that are listed and those that something names")
    func facts() throws {
        let runbook = try runbook()
        #expect(
            runbook.facts.map(\.name.text) == [
                "aware of personal-data breach", "cause found", "false alarm", "incident classified", "legal cleared", "personal data involved",
                "root cause known", "customer visible",
            ])
        #expect(runbook.facts[0].tags == ["data-breach"])
        #expect(runbook.triage.questions[0].yes == Triage.Consequence(severity: "P1", tags: ["data-leak"], fact: "personal data involved"))
    }

    @Test("severities and escalations say all they can")
    func severities() throws {
        let runbook = try runbook(), first = runbook.severities[0]
        #expect(first.also == ["SEV1", "Sev-1"] && first.breachesSLO == .yes && first.isMajor && first.roles == ["incident_commander"])
        #expect(runbook.severities.map(\.statusPage) == [.always, .after(.hours(1)), .optional, .never])
        #expect(runbook.severities[2].recoverWithin == Promise(.next("sprint")) && runbook.severities[3].recoverWithin == Promise(.withoutUndueDelay))
        let rollback = try #require(runbook.escalations.first { $0.name == "think-of-rollback" })
        #expect(rollback.unless == .fact("cause found") && rollback.propose == "Roll back the last deploy" && rollback.page.isEmpty)
        #expect(rollback.mention == [.seat("devops-lead")] && rollback.channel == Audience(connection: "ops-chat", destination: "#releases"))
        #expect(runbook.escalations[0].times == 3 && runbook.escalations[0].reasons == ["business impact", "safety"])
        #expect(runbook.escalations[2].from == .fact("aware of personal-data breach"))
    }

    @Test("communications go where they say, as often as they say")
    func communications() throws {
        let runbook = try runbook()
        func named(_ name: AudienceName) throws -> Communication { try #require(runbook.communications.first { $0.name == name }) }
        #expect(try named("internal").to == .channel("ops-chat", place: "#inc-{{incident.slug}}"))
        #expect(try named("internal").fallback == .channel("mail", place: "all@harbour.example"))
        #expect(try named("internal").cadence(for: "P2") == .every(.exact(.minutes(30))))
        #expect(try named("customers").visibility == .everybody && named("customers").templates.first == "first-notice")
        #expect(try named("executives").to == .people([.seat("director"), .seat("technical-director")], by: [.email]))
        #expect(try named("crew").to == .people([.everyoneOnCall], by: []) && named("crew").begins == .fact("cause found"))
        #expect(try named("lawyers").embargo == "legal cleared" && named("lawyers").begins == .phaseEntered("review"))
        #expect(try named("afterwards").begins == .reviewed(milestone: ReviewPolicy.published) && named("afterwards").to == .subscribers)
    }

    @Test("a severity's updates are owed while an incident lasts, and not after its review")
    func updates() throws {
        let duties = try runbook().duties
        let customers = try #require(duties.first { $0.name == .update("customers") })
        #expect(customers.again?.promise(for: "P1")?.target == .within(.exact(.minutes(15))))
        let afterwards = try #require(duties.first { $0.name == .update("afterwards") })
        #expect(afterwards.again == nil && afterwards.terms.promise(for: "P1")?.target == .within(.businessDays(1)))
        #expect(duties.first { $0.name == .update("lawyers") }?.again == nil)
    }

    @Test("a clock has stages that take over what they leave out")
    func clocks() throws {
        let clocks = try runbook().clocks
        #expect(clocks[0].stages.map(\.name) == ["authority"] && clocks[0].stages[0].warn == [.hours(24), .hours(48), .hours(66)])
        #expect(clocks[0].stages[0].missed == [.seat("director")] && clocks[0].stages[0].tell == "privacy authority")
        #expect(clocks[1].stages.map(\.starts) == [.raised, .fact("incident classified")])
        #expect(clocks[1].stages.map(\.owner) == [.seat("security-lead"), .seat("director")])
        #expect(clocks[1].stages.map(\.needsEvidence) == [true, false])
    }

    @Test("texts come from the runbook and from files, and changing one changes the version")
    func templates() throws {
        let runbook = try runbook(), folder = RunbookFolder(at: Self.path)
        #expect(runbook.templates.map(\.name) == ["internal-update", "executive-brief", "plain", "customer-update", "first-notice"])
        #expect(runbook.templates[0].subject == "{{severity}}: {{title}}" && runbook.templates[0].text.hasPrefix("{{status}} since"))
        #expect(folder.texts.contains { $0.path == "templates/first-notice.mustache" })
        let changed = folder.texts.map { text in
            text.path.hasSuffix("first-notice.mustache") ? RunbookText(path: text.path, text: "We look into it.") : text
        }
        let again = RunbookReader().read(RunbookFolder(changed)).runbook
        #expect(again?.version != runbook.version && again?.templates.last?.text == "We look into it.")
        #expect(RunbookReader().read(RunbookFolder(folder.texts)).runbook == runbook)
    }

    @Test("a template written twice and a field that is not there are found in their files")
    func badFiles() throws {
        let folder = RunbookFolder(at: Self.path)
        let extra = [
            RunbookText(path: "templates/plain.mustache", text: "{{title}}"),
            RunbookText(path: "templates/bad name!.mustache", text: "{{title}}"),
        ]
        let texts = folder.texts.map { text in
            text.path.hasSuffix("customer-update.mustache") ? RunbookText(path: text.path, text: "{{title}}\nOver at {{etta}}") : text
        }
        let found = RunbookReader().read(RunbookFolder(texts + extra)).diagnostics.filter { $0.severity == .error }
        #expect(
            found.map { "\($0.place) \($0.code)" } == [
                "templates/bad name!.mustache:1:1 RB0022", "templates/customer-update.mustache:2:1 RB0044", "templates/plain.mustache:1:1 RB0012",
            ])
        #expect(found[1].nearest == "eta")
    }
}
