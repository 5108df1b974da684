import Automation
import Glibc
import Testing

@Suite("The list of programs that may run")
struct AllowListTests {
    struct Case: CustomTestStringConvertible {
        let setting: String
        let name: String
        let path: String?
        var testDescription: String { "\(setting) and \(name)" }
    }

    @Test(
        "a program runs when it is listed exactly as it is called",
        arguments: [
            Case(setting: "sh", name: "sh", path: "/bin/sh"),
            Case(setting: "/bin/sh", name: "/bin/sh", path: "/bin/sh"),
            Case(setting: " sh , /bin/cat,, ", name: "/bin/cat", path: "/bin/cat"),
            Case(setting: "sh", name: "/bin/sh", path: nil),
            Case(setting: "/bin/sh", name: "sh", path: nil),
            Case(setting: "sh", name: "s", path: nil),
            Case(setting: "sh", name: "SH", path: nil),
            Case(setting: "sh", name: "../bin/sh", path: nil),
            Case(setting: "*", name: "sh", path: nil),
        ])
    func exact(_ sample: Case) {
        let list = AllowList(parsing: sample.setting, searchPath: "/nowhere:/bin")
        #expect((try? list.path(of: sample.name)) == sample.path)
    }

    @Test("without a list every command is refused, and the refusal names the setting")
    func off() async {
        let outcome = await ErrandRunner(allowed: .nothing, wire: Steps.silent).run(.command(["sh", "-c", "exit"]), timeout: .seconds(5))
        let words = "commands are off: to let `sh` run, start the server with --allow-commands (RUNBELL_ALLOW_COMMANDS) and name it there"
        #expect(outcome.ending == .refused(reason: words))
        #expect(AllowList(parsing: " , ").isEmpty)
    }

    @Test("a program that is not listed is refused, and the refusal says where to add it")
    func unlisted() throws {
        let refusal = #expect(throws: AllowList.Refusal.self) { try AllowList(["sh"]).path(of: "rm") }
        let words = "`rm` is not among the programs that may run: add it to --allow-commands (RUNBELL_ALLOW_COMMANDS) and start the server again"
        #expect(refusal?.reason == words)
    }

    @Test("names that cannot run are told at the start", arguments: ["/bin", "/etc/passwd", "/nowhere/psql", "bin/sh", "no-such-program"])
    func problems(name: String) {
        let list = AllowList([name, "sh"])
        #expect(list.problems.count == 1)
        #expect(list.problems.first?.contains("names \(name)") == true)
        #expect(#expect(throws: AllowList.Refusal.self) { try list.path(of: name) }?.reason == list.problems.first)
        #expect((try? list.path(of: "sh")) != nil)
    }

    @Test("a name is looked up in absolute folders of PATH only, and in the usual ones without a PATH")
    func path() {
        #expect((try? AllowList(["sh"], searchPath: ".:bin").path(of: "sh")) == nil)
        #expect((try? AllowList(["sh"], searchPath: "").path(of: "sh"))?.hasSuffix("bin/sh") == true)
    }

    @Test(
        "what no program can be given is refused",
        arguments: [
            Errand.command([]), .command([""]), .command(["sh", "a\0b"]), .command(["sh"], environment: ["A=B": ""]),
            .command(["sh"], environment: ["": "x"]), .command(["sh"], environment: ["A": "x\0"]),
        ])
    func impossible(errand: Errand) async {
        let outcome = await ErrandRunner(allowed: AllowList(["sh"]), wire: Steps.silent).run(errand, timeout: .seconds(5))
        guard case .refused = outcome.ending else { return #expect(Bool(false), "\(outcome)") }
    }
}
