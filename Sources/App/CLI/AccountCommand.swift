internal import ArgumentParser
internal import Server
internal import Vocabulary

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Invite, list and disable those who sign in.",
        discussion: """
            Example: runbell account invite ana --person ana --data data

            Whoever can read the data folder of a running server may do this.
            """,
        subcommands: [Invite.self, List.self, Reset.self, Disable.self, Enable.self, Untie.self])

    struct Named: ParsableArguments {
        @Argument(help: "The name they sign in with.")
        var name: String

        @OptionGroup var place: TokenCommand.Where

        func act<Value>(_ act: (AccountDesk, AccountName) async throws -> Value) async throws -> Value {
            do { return try await act(try AccountDesk(folder: place.folder), AccountName(name)) } catch { throw Exit.refuse("\(error)") }
        }
    }

    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account and print the link that sets its password, once.",
            discussion: "Example: runbell account invite auditor --role viewer")

        @Option(help: "The person of the runbook they are.")
        var person: String?

        @Option(help: "viewer, responder, commander or admin; what the runbook gives the person when left out.")
        var role: String?

        @OptionGroup var named: Named

        func validate() throws {
            if let role, AccessRole(rawValue: role) == nil { throw ValidationError("--role is viewer, responder, commander or admin, not \(role)") }
        }

        func run() async throws {
            print(try await named.act { try await $0.invite($1, person: person.map { PersonName($0) }, role: role.flatMap(AccessRole.init)) })
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the accounts there are.", discussion: "Example: runbell account list")

        @OptionGroup var place: TokenCommand.Where

        func run() async throws {
            do {
                let rows = try await AccountDesk(folder: place.folder).list().map { [$0.name, $0.person, $0.role, $0.state] }
                print(rows.isEmpty ? "No accounts." : Table.text(["NAME", "PERSON", "ROLE", "STATE"], rows))
            } catch { throw Exit.refuse("\(error)") }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link that sets a new password, once.", discussion: "Example: runbell account reset ana")

        @OptionGroup var named: Named

        func run() async throws { print(try await named.act { try await $0.renew($1) }) }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let them in no more, and end their sessions.", discussion: "Example: runbell account disable ana")

        @OptionGroup var named: Named

        func run() async throws {
            try await named.act { try await $0.disable($1) }
            print("“\(named.name)” comes in no more.")
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let them in again.", discussion: "Example: runbell account enable ana")

        @OptionGroup var named: Named

        func run() async throws {
            try await named.act { try await $0.enable($1) }
            print("“\(named.name)” may come in again.")
        }
    }

    struct Untie: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tie the account to nobody at the identity provider any more.",
            discussion: """
                Example: runbell account untie ana

                For somebody whom the provider knows under a new subject: the next one it sends with that name or address has the account.
                """)

        @OptionGroup var named: Named

        func run() async throws {
            try await named.act { try await $0.untie($1) }
            print("“\(named.name)” is tied to nobody at the provider.")
        }
    }
}
