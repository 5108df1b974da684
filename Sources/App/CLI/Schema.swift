internal import ArgumentParser
internal import RunbookFiles

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the runbook language as JSON Schema, for editors.",
        discussion: """
            Example: runbell schema > runbell.schema.json

            Then let the editor know, on the first line of a runbook file:
            # yaml-language-server: $schema=../runbell.schema.json
            """)

    func run() { print(RunbookSchema.text, terminator: "") }
}
