internal import ArgumentParser
internal import Foundation
internal import Notation
internal import Server
internal import Storage
internal import Vocabulary

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make, list and revoke API tokens.",
        discussion: """
            Example: runbell token create deploys --scope read --scope declare --data data

            Whoever can read the server's data folder may make tokens; the server may run meanwhile.
            """,
        subcommands: [Create.self, List.self, Revoke.self])

    struct Where: ParsableArguments {
        @Option(help: "The server's data folder; also RUNBELL_DATA. (default: data)")
        var data: String?

        var folder: String { data ?? ProcessInfo.processInfo.environment["RUNBELL_DATA"] ?? "data" }

        func desk() async throws -> TokenDesk {
            do { return try TokenDesk(folder: folder) } catch { throw Exit.refuse("\(error)") }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token and print it, once.", discussion: "Example: runbell token create ana-laptop --scope respond --person ana")

        @Argument(help: "What to call it.")
        var name: String

        @Option(name: .customLong("scope"), help: "read, respond, declare or admin; may be given several times.")
        var scopes: [String]

        @Option(help: "The person of the runbook it acts for.")
        var person: String?

        @Option(help: "Days until it expires; never when left out.")
        var days: Int?

        @OptionGroup var place: Where

        func validate() throws {
            guard let days, !(1...36_500).contains(days) else { return }
            throw ValidationError("--days is 1 to 36500, not \(days)")
        }

        func run() async throws {
            do {
                let token = try await place.desk().create(TokenName(name), scopes: scopes, person: person.map { PersonName($0) }, days: days)
                print(token)
            } catch let problem as SettingsProblem {
                throw Exit.refuse("\(problem)")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tokens there are; never the tokens themselves.", discussion: "Example: runbell token list")

        @OptionGroup var place: Where

        func run() async throws {
            let rows = try await place.desk().list().map { row in
                [row.name.text, row.scopes.joined(separator: " "), row.person?.text ?? "", row.createdAt.rfc3339, row.expiresAt?.rfc3339 ?? "never"]
            }
            print(rows.isEmpty ? "No tokens." : Table.text(["NAME", "SCOPES", "PERSON", "MADE", "EXPIRES"], rows))
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token worthless within seconds.", discussion: "Example: runbell token revoke deploys")

        @Argument(help: "Its name.")
        var name: String

        @OptionGroup var place: Where

        func run() async throws {
            do {
                try await place.desk().revoke(TokenName(name))
                print("“\(name)” is worthless within seconds.")
            } catch let problem as SettingsProblem {
                throw Exit.refuse("\(problem)")
            }
        }
    }
}
