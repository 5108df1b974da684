import Automation
import Foundation
import Glibc
import Testing

@Suite("Commands")
struct CommandTests {
    @Test("the exit code decides", arguments: [0, 1, 3, 255])
    func exitCode(code: Int) async {
        let outcome = await Steps.shell("exit \(code)")
        #expect(outcome.status == code)
        #expect(outcome.ending == (code == 0 ? .succeeded : .failed(reason: "exit code \(code)")))
    }

    @Test("a program that ends by a signal has failed, and the signal is named")
    func signal() async {
        let outcome = await Steps.shell("echo before; kill -9 $$")
        #expect(outcome.ending == .failed(reason: "was ended by signal 9 (Killed)"))
        #expect(outcome.status == nil)
        #expect(outcome.output == "before\n")
    }

    @Test("both outputs are kept in the order they were written")
    func output() async {
        let outcome = await Steps.shell("echo one; echo two >&2; echo three")
        #expect(outcome.output == "one\ntwo\nthree\n")
        #expect(!outcome.isTruncated)
    }

    @Test("arguments arrive as they were given: no shell reads them")
    func arguments() async {
        let runner = ErrandRunner(allowed: AllowList(["printf"]), wire: Steps.silent)
        let outcome = await runner.run(.command(["printf", "%s|", "$HOME", "a b", "*", ";id", ""]), timeout: .seconds(30))
        #expect(outcome.output == "$HOME|a b|*|;id||")
    }

    @Test("the environment is PATH, LANG, HOME, TMPDIR and what was given, and nothing of the server's")
    func environment() async throws {
        setenv("RUNBELL_TEST_SECRET", "of the server", 1)
        let runner = ErrandRunner(allowed: AllowList(["env"], searchPath: "/usr/bin:/bin"), wire: Steps.silent)
        let outcome = await runner.run(.command(["env"], environment: ["REGION": "eu", "LANG": "de_DE"]), timeout: .seconds(30))
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.map { $0.prefix { $0 != "=" } } == ["HOME", "LANG", "PATH", "REGION", "TMPDIR"])
        #expect(lines.contains("PATH=/usr/bin:/bin"))
        #expect(lines.contains("REGION=eu"))
        #expect(lines.contains("LANG=de_DE"))
    }

    @Test("it starts in a fresh folder of its own, which is gone afterwards with all that is in it")
    func folder() async throws {
        let runner = ErrandRunner(allowed: AllowList(["/bin/sh"]), wire: Steps.silent, atOnce: 1)
        let script = "ls -A; mkdir -p a/b; touch a/b/c; [ \"$HOME\" = \"$PWD\" ] && [ \"$TMPDIR\" = \"$PWD\" ] && pwd"
        let outcome = await runner.run(.command(["/bin/sh", "-c", script]), timeout: .seconds(30))
        let folder = try #require(outcome.output.split(separator: "\n").first)
        #expect(folder.contains("/runbell-step-"))
        #expect(outcome.output == "\(folder)\n")
        // The answer comes before the tidying; the only place is free after it.
        #expect(await runner.run(.command(["/bin/sh", "-c", "ls -d \(folder)"]), timeout: .seconds(30)).status == 2)
    }

    @Test("its input is empty, even when the server's own never ends")
    func input() async {
        let pipe = Pipe()
        let own = dup(STDIN_FILENO)
        dup2(pipe.fileHandleForReading.fileDescriptor, STDIN_FILENO)
        defer {
            dup2(own, STDIN_FILENO)
            close(own)
        }
        #expect(await Steps.shell("cat; echo done", timeout: .seconds(5)).output == "done\n")
    }

    @Test("it inherits no open file")
    func descriptors() async {
        let open = (0..<5).map { _ in Glibc.open("/dev/null", O_RDONLY) }
        defer { open.forEach { close($0) } }
        // The fourth is that of the listing itself.
        #expect(await Steps.shell("exec ls /proc/self/fd").output == "0\n1\n2\n3\n")
    }

    @Test("it inherits neither ignored nor blocked signals, and leads its own group")
    func signals() async throws {
        Glibc.signal(SIGPIPE, SIG_IGN)
        let script = "read pid name state parent group rest </proc/self/stat; echo $((pid - group)); exec grep -E 'Sig(Ign|Blk)' /proc/self/status"
        let words = await Steps.shell(script).output.split(whereSeparator: \.isWhitespace)
        try #require(words.count == 5)
        #expect(words[0] == "0")
        #expect(Int(words[2], radix: 16) == 0)
        // Two signals above these are the C library's own, which it sets to ignored itself.
        #expect(Int(words[4], radix: 16).map { $0 & 0x7FFF_FFFF } == 0)
    }

    @Test("a program that is gone since the start has failed")
    func gone() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "runbell-test-\(UUID().uuidString)").path()
        try FileManager.default.copyItem(atPath: "/bin/true", toPath: path)
        let runner = ErrandRunner(allowed: AllowList([path]), wire: Steps.silent)
        try FileManager.default.removeItem(atPath: path)
        let outcome = await runner.run(.command([path]), timeout: .seconds(30))
        #expect(outcome.ending == .failed(reason: "`\(path)` could not be started: No such file or directory"))
    }

    @Test("many at once each get their own answer")
    func many() async {
        let outputs = await withTaskGroup(of: String.self) { group in
            for number in 0..<40 { group.addTask { await Steps.shell("echo \(number)").output } }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(outputs == Set((0..<40).map { "\($0)\n" }))
    }
}
