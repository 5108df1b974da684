internal import ArgumentParser
internal import Foundation

@main
enum Program {
    /// ArgumentParser ends with 64 on a usage error; ours is 2, as that of most tools.
    static func main() async {
        do {
            var command = try Runbell.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = Runbell.exitCode(for: error)
            guard code == .validationFailure else { Runbell.exit(withError: error) }
            Terminal.plainError(Runbell.fullMessage(for: error))
            exit(Exit.usage.rawValue)
        }
    }
}

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
            CommandGroup(
                name: "A RUNBOOK",
                subcommands: [
                    Init.self, Import.self, Check.self, Diff.self, Rehearse.self, ReplayCommand.self, Duties.self, OnCallCommand.self, Render.self,
                    Schema.self,
                    StoriesCommand.self,
                ]),
            CommandGroup(
                name: "A SERVER",
                subcommands: [Serve.self, TokenCommand.self, AccountCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self]),
            CommandGroup(
                name: "A RUNNING SERVER (RUNBELL_URL, RUNBELL_TOKEN)",
                subcommands: [
                    Incidents.self, Declare.self, Ack.self, Resolve.self, Note.self, OverrideCommand.self, CoverCommand.self, KPIs.self,
                    Devices.self,
                ]),
            CommandGroup(
                name: "AN INCIDENT OF A RUNNING SERVER",
                subcommands: [
                    Unack.self, Escalate.self, PageCommand.self, Snooze.self, SeverityCommand.self, Mitigate.self, Observed.self, Reopen.self,
                    FalseAlarm.self, Phase.self, Tick.self, RoleCommand.self, PlaybookCommand.self, Fact.self, FileCommand.self, Update.self,
                    Review.self, Actions.self, Links.self, LinkCommand.self, Relate.self, MergeCommand.self, PrivateCommand.self, Triage.self,
                    Impact.self,
                    TagCommand.self, Affects.self, Pin.self, Brief.self, StatusCommand.self, ComponentCommand.self, Estimate.self, Waive.self,
                    Advise.self,
                ]),
            CommandGroup(
                name: "THE PROGRAMME OF A RUNNING SERVER",
                subcommands: [
                    Drill.self, Read.self, Certify.self, TestPage.self, WaysCommand.self, TestAlertCommand.self, UpkeepCommand.self, Maintenance.self,
                ]),
        ])
}
