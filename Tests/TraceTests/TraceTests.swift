import Testing

@Suite("Every requirement is carried")
struct TraceTests {
    @Test("each number of each runbook stands in its table once, in order", arguments: Seed.all)
    func numbers(_ seed: Seed) throws {
        #expect(try seed.requirements().map(\.number) == seed.numbers)
    }

    @Test("there are three hundred and sixty-five")
    func total() { #expect(Seed.all.map(\.count).reduce(0, +) == 365) }

    @Test("each says something on one short line", arguments: Seed.all)
    func lines(_ seed: Seed) throws {
        let wrong = try seed.requirements().filter { $0.says.isEmpty || $0.says.count > 200 || $0.topic.isEmpty }
        #expect(wrong.map(\.number) == [])
        let said = try seed.requirements().map(\.says)
        #expect(Set(said).count == said.count, "two numbers say the same")
    }

    @Test("what a number names is there", arguments: Seed.all)
    func carriers(_ seed: Seed) throws {
        var evidence = try Evidence()
        let missing = try seed.requirements().flatMap { requirement in
            requirement.carriers.filter { !evidence.holds($0, in: seed.example) }.map { "\(requirement.number) \($0)" }
        }
        #expect(missing == [])
    }

    @Test("what must be sayable and what the server does is executed, or named for later", arguments: Seed.all)
    func executed(_ seed: Seed) throws {
        let enough: Set<Carrier.Kind> = [.scenario, .test, .later]
        let idle = try seed.requirements().filter { $0.kind != .doc && enough.isDisjoint(with: $0.carriers.map(\.kind)) }
        #expect(idle.map(\.number) == [])
    }

    @Test("what is only knowledge does not count as executed", arguments: Seed.all)
    func knowledge(_ seed: Seed) throws {
        let told: Set<Carrier.Kind> = [.runbook, .text]
        let counted = try seed.requirements().filter { $0.kind == .doc && !told.isSuperset(of: $0.carriers.map(\.kind)) }
        #expect(counted.map(\.number) == [])
    }

    @Test("a figure of a scenario stands in its expectations, not only in its story", arguments: Seed.all)
    func figures(_ seed: Seed) throws {
        let clocks = try seed.requirements().flatMap(\.carriers).filter { $0.kind == .scenario && $0.place.hasSuffix("promises.yaml") }
        #expect(clocks.allSatisfy { $0.words?.isEmpty == false })
        #expect(!clocks.isEmpty)
    }

    @Test("the scenario that notices when a clause is changed carries the requirement", arguments: Seed.all)
    func mutations(_ seed: Seed) throws {
        let requirements = Dictionary(uniqueKeysWithValues: try seed.requirements().map { ($0.number, $0) })
        let lines = try Project.text(of: "Tests/Fixtures/requirements/mutations.tsv").split(separator: "\n").dropFirst()
        let stray = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }.filter { columns in
            guard columns[0].hasPrefix("\(seed.letter)-"), let scenario = columns.last else { return false }
            let place = "\(seed.example)/scenarios/\(scenario).yaml"
            return requirements[String(columns[0])]?.carriers.contains { $0.kind == .scenario && $0.place == place } != true
        }
        #expect(stray.compactMap(\.first) == [])
    }

    @Test("only knowledge is carried by a text alone", arguments: Seed.all)
    func texts(_ seed: Seed) throws {
        let mere = try seed.requirements().filter { $0.kind != .doc && $0.carriers.allSatisfy { $0.kind == .text } }
        #expect(mere.map(\.number) == [])
    }

    @Test("the work named for later is waited for")
    func later() throws {
        let named = Set(try Seed.all.flatMap { try $0.requirements() }.flatMap(\.carriers).filter { $0.kind == .later }.map(\.place))
        #expect(named == Set(try Later.topics().map(\.name)))
    }

    @Test("what waits for later waits for a connection, or for one of the two works that are no connection")
    func connections() throws {
        let names = try Later.topics().map(\.name)
        #expect(names.filter { !$0.hasPrefix("connection: ") } == ["import", "web interface"])
        #expect(names == names.sorted() && Set(names).count == names.count)
    }

    @Test("the page of the reference says what the tables say")
    func page() throws {
        let seeds = try Seed.all.map { ($0, try $0.requirements()) }
        let page = RequirementsPage(seeds: seeds, later: try Later.topics())
        #expect(
            try Project.wrote(page.text, to: RequirementsPage.path),
            "\(RequirementsPage.path) is out of date: run the tests once with RUNBELL_WRITE=1 and read the difference")
    }
}
