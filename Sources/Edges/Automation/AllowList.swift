internal import Glibc

/// The programs a runbook may start. Empty unless whoever started the server named some: a runbook is text that many may change, and a command
/// runs as the server's user.
package struct AllowList: Sendable {
    package struct Refusal: Error, Hashable, Sendable {
        package let reason: String
    }

    private static let setting = "--allow-commands (RUNBELL_ALLOW_COMMANDS)"
    /// Where a server that was started without a PATH looks.
    private static let usualPath = "/usr/local/bin:/usr/bin:/bin"

    package static let nothing = AllowList([])

    /// The programs' own PATH, too.
    let searchPath: String
    private var programs: [String: String] = [:]
    /// What was named and cannot run, and why.
    private var missing: [String: String] = [:]
    /// What to tell at the start: names that cannot run.
    package private(set) var problems: [String] = []

    /// From the setting: names or absolute paths, with commas between.
    package init(parsing setting: String, searchPath: String? = nil) {
        let names = setting.split(separator: ",").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        self.init(names.filter { !$0.isEmpty }, searchPath: searchPath)
    }

    /// Names are looked up here, once: a program put into PATH later is not taken for one that was allowed.
    package init(_ names: [String], searchPath: String? = nil) {
        self.searchPath = searchPath.flatMap { $0.isEmpty ? nil : $0 } ?? AllowList.usualPath
        for name in names {
            if let path = find(name) {
                programs[name] = path
            } else {
                let problem = AllowList.problem(with: name)
                problems.append(problem)
                missing[name] = problem
            }
        }
    }

    package var isEmpty: Bool { programs.isEmpty }

    /// The program's absolute path. Exactly as it is listed: `psql` does not allow `/usr/bin/psql`, nor the other way round.
    package func path(of name: String) throws(Refusal) -> String {
        if let path = programs[name] { return path }
        if let problem = missing[name] { throw Refusal(reason: problem) }
        let setting = AllowList.setting
        throw Refusal(
            reason: isEmpty
                ? "commands are off: to let `\(name)` run, start the server with \(setting) and name it there"
                : "`\(name)` is not among the programs that may run: add it to \(setting) and start the server again")
    }

    private func find(_ name: String) -> String? {
        if name.hasPrefix("/") { return AllowList.isProgram(name) ? name : nil }
        if name.contains("/") { return nil }
        return searchPath.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first { AllowList.isProgram($0) }
    }

    private static func problem(with name: String) -> String {
        if name.hasPrefix("/") { return "\(setting) names \(name), which is no program that can be run: check the path" }
        if name.contains("/") { return "\(setting) names \(name): write an absolute path, or a name without a slash" }
        return "\(setting) names \(name), which is nowhere in PATH: install it or write its absolute path"
    }

    private static func isProgram(_ path: String) -> Bool {
        var entry = stat()
        return stat(path, &entry) == 0 && entry.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
