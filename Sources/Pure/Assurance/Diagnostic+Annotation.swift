package import Runbooks

extension Diagnostic {
    /// The finding as a workflow command of GitHub Actions, which shows it beside the line in a pull request:
    /// `::error file=runbook/ladders.yaml,line=12,col=5,title=RB0021 …::…`
    /// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands). `folder` is the runbook's, as seen from the repository.
    package func annotation(in folder: String) -> String {
        let level = severity == .note ? "notice" : severity.rawValue
        var path = folder[...]
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        while path.hasSuffix("/") { path = path.dropLast() }
        let isOneFile = [".yaml", ".yml"].contains { path.hasSuffix($0) } && (path == place.file || path.hasSuffix("/\(place.file)"))
        let file = isOneFile || path.isEmpty || path == "." ? (isOneFile ? String(path) : place.file) : "\(path)/\(place.file)"
        let text = ([message] + [nearest.map { "Did you mean '\($0)'?" }, fix].compactMap { $0 }).joined(separator: " ")
        let lines = [text] + (counterexample?.lines ?? [])
        let title = Self.property("\(code) \(code.title)")
        let properties = "file=\(Self.property(file)),line=\(place.line),col=\(place.column),title=\(title)"
        return "::\(level) \(properties)::\(Self.value(lines.joined(separator: "\n")))"
    }

    /// Characters that would end the command or its line.
    private static func value(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String { value(text).replacing(":", with: "%3A").replacing(",", with: "%2C") }
}

extension String {
    /// Without Foundation: every place in turn, character by character.
    fileprivate func replacing(_ mark: Character, with text: String) -> String {
        reduce(into: "") { $0 += $1 == mark ? text : String($1) }
    }
}
