internal import ArgumentParser

@main
struct Runbell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runbell",
        abstract: "You wrote an incident runbook. Runbell runs it.",
        discussion: """
            runbell init my-runbook                          write a runbook that works
            runbell check my-runbook                         say everything that is wrong with it
            runbell serve --runbook my-runbook --data data   take alerts and wake people
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "A RUNBOOK", subcommands: [Init.self, Check.self, OnCallCommand.self, Schema.self]),
            CommandGroup(
                name: "A SERVER", subcommands: [Serve.self, TokenCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self]),
            CommandGroup(
                name: "A RUNNING SERVER (RUNBELL_URL, RUNBELL_TOKEN)",
                subcommands: [Incidents.self, Declare.self, Ack.self, Resolve.self, Note.self, OverrideCommand.self]),
        ])
}
