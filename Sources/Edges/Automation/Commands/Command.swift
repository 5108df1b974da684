/// A command that may run: the program's file, and everything it is given.
struct Command: Sendable {
    let path: String
    let arguments: [String]
    /// Without what depends on the folder it will run in.
    let environment: [String: String]

    init(_ arguments: [String], _ environment: [String: String], _ allowed: AllowList) throws(AllowList.Refusal) {
        guard let name = arguments.first, !name.isEmpty else { throw AllowList.Refusal(reason: "the command is empty: name a program") }
        path = try allowed.path(of: name)
        if let place = arguments.firstIndex(where: { $0.utf8.contains(0) }) {
            throw AllowList.Refusal(reason: "argument \(place) of `\(name)` has a zero byte in it, which no program can be given")
        }
        for (variable, value) in environment where variable.isEmpty || variable.contains("=") || (variable + value).utf8.contains(0) {
            throw AllowList.Refusal(reason: "a program cannot be given a variable named `\(variable)` with this value")
        }
        self.arguments = arguments
        self.environment = ["PATH": allowed.searchPath, "LANG": "C.UTF-8"].merging(environment) { _, given in given }
    }

    /// `NAME=value`, for a run in this folder.
    func variables(in folder: String) -> [String] {
        ["HOME": folder, "TMPDIR": folder].merging(environment) { _, given in given }.map { "\($0)=\($1)" }.sorted()
    }
}
