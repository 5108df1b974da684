internal import ArgumentParser
internal import Notation

// What an incident is about: what it touches, what it does to people, what everybody has to know of it.

struct Impact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what it does to people; a number may change the severity.",
        discussion: "Example: runbell impact INC-42 customers=12 regions=\"north and east\"")

    @OptionGroup var subject: Subject

    @Argument(help: "NAME=NUMBER or NAME=WORDS.")
    var values: [String]

    private var pairs: [(name: String, value: String)] {
        values.compactMap { text in text.firstIndex(of: "=").map { (String(text[..<$0]), String(text[$0...].dropFirst())) } }
    }

    func validate() throws {
        guard pairs.count == values.count, pairs.allSatisfy({ !$0.name.isEmpty && !$0.value.isEmpty }) else {
            throw ValidationError("each value is NAME=NUMBER or NAME=WORDS, such as customers=12")
        }
    }

    /// Words first: the severity is asked again with the numbers.
    func run() async throws {
        let numbers = pairs.compactMap { pair in Double(pair.value).map { JSON.Member(pair.name, .number($0)) } }
        let words = pairs.filter { Double($0.value) == nil }.map { JSON.Member($0.name, .string($0.value)) }
        if !words.isEmpty { try await subject.act.send("impact/words", [.init("impact", .object(words))]) }
        if !numbers.isEmpty { try await subject.act.send("impact", [.init("impact", .object(numbers))]) }
    }
}

struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Put tags on an incident, or take them off.", discussion: "Example: runbell tag INC-42 data-leak")

    @OptionGroup var subject: Subject

    @Argument(help: "The tags.")
    var tags: [String]

    @Flag(help: "Take them off.")
    var off = false

    func run() async throws { try await subject.act.send(off ? "tags/remove" : "tags", [.texts("tags", tags)]) }
}

struct Affects: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Name more services it affects.", discussion: "Example: runbell affects INC-42 mail search")

    @OptionGroup var subject: Subject

    @Argument(help: "Services of the runbook.")
    var services: [String]

    func run() async throws { try await subject.act.send("services", [.texts("services", services)]) }
}

struct Pin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep a sentence where everybody sees it, or take one off.",
        discussion: """
            Example: runbell pin INC-42 "The bank calls back at noon"
                     runbell pin INC-42 --remove 1
            """)

    @OptionGroup var subject: Subject

    @Argument(help: "The sentence.")
    var text: String?

    @Option(help: "The number of the one to take off.")
    var remove: Int?

    func validate() throws {
        guard (text == nil) != (remove == nil) else { throw ValidationError("give a sentence, or --remove NUMBER") }
    }

    func run() async throws {
        if let remove { return try await subject.act("pins/\(remove)/remove") }
        try await subject.act("pins", ("text", text)) { incident in
            incident["pins"]?.array.map { "Pinned as number \($0.count)." }
        }
    }
}

struct Brief: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what the next shift has to know.", discussion: "Example: runbell brief INC-42 \"Watch the queue; restart nothing\"")

    @OptionGroup var subject: Subject

    @Argument(help: "What they have to know.")
    var text: String

    func run() async throws { try await subject.act("briefing", ("text", text)) }
}

extension JSON.Member {
    fileprivate static func texts(_ name: String, _ values: [String]) -> JSON.Member { JSON.Member(name, .array(values.map { .string($0) })) }
}
