/// What a page says, as text: one line a block, with where its links lead and what its forms send. Small enough to be read in a difference, and
/// without what stands around every page.
struct Outline {
    private(set) var text = ""
    private var line = ""
    /// Inside of what says nothing here: drawings, heads.
    private var skipped: [String] = []
    private var link: String?

    private static let blocks: Set = [
        "h1", "h2", "h3", "h4", "p", "li", "ul", "ol", "div", "section", "header", "form", "dl", "dt", "dd", "table", "caption", "tr", "details",
        "summary", "label", "fieldset", "legend", "blockquote", "pre", "article", "aside", "hr", "main",
    ]
    private static let silent: Set = ["svg", "head", "footer", "dialog", "datalist"]

    init(_ page: String) {
        // The way to the other pages is on every one.
        let around = page.contains("<header class=\"top\"") ? page.firstRange(of: "</header>") : nil
        var rest = page[(around?.upperBound ?? page.startIndex)...]
        while let open = rest.firstIndex(of: "<") {
            say(rest[..<open])
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            read(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        say(rest)
        end()
    }

    private mutating func say(_ words: Substring) {
        guard skipped.isEmpty else { return }
        for word in words.split(whereSeparator: \.isWhitespace) { line += line.isEmpty ? String(word) : " \(word)" }
    }

    private mutating func end() {
        guard !line.isEmpty else { return }
        text += "\(line)\n"
        line = ""
    }

    private mutating func read(_ tag: Substring) {
        let isEnd = tag.first == "/"
        let name = String(tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }).lowercased()
        if Outline.silent.contains(name) {
            if isEnd { skipped.removeLast(skipped.isEmpty ? 0 : 1) } else { skipped.append(name) }
        }
        guard skipped.isEmpty else { return }
        if Outline.blocks.contains(name) { end() }
        if isEnd { return close(name) }
        let classes = (attribute("class", tag) ?? "").split(separator: " ").filter { ["late", "over", "soon", "bad", "good"].contains($0) }
        if !classes.isEmpty { line += (line.isEmpty ? "" : " ") + "(\(classes.joined(separator: " ")))" }
        switch name {
        case "h1", "h2", "h3", "h4": line = String(repeating: "#", count: Int(String(name.last ?? "1")) ?? 1)
        case "li": line = "-"
        case "a": link = attribute("href", tag)
        case "summary": line = "▸"
        case "form": text += "form \(attribute("action", tag) ?? "")\n"
        case "button": line += " ["
        case "option": line += attribute("selected", tag, isFlag: true) == nil ? " /" : " / *"
        case "input" where attribute("type", tag) != "hidden", "select", "textarea":
            let isOn = attribute("checked", tag, isFlag: true) == nil ? "" : " *"
            let kind = name == "input" ? attribute("type", tag) ?? "text" : name
            say("\(kind):\(attribute("name", tag) ?? "")=\(attribute("value", tag) ?? "")\(isOn)"[...])
        default: break
        }
    }

    private mutating func close(_ name: String) {
        switch name {
        case "a":
            if let link { line += " <\(link)>" }
            link = nil
        case "button": line += " ]"
        default: break
        }
    }

    private func attribute(_ name: String, _ tag: Substring, isFlag: Bool = false) -> String? {
        if isFlag { return tag.split(separator: " ").contains(Substring(name)) ? "" : nil }
        guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound, let end = tag[start...].firstIndex(of: "\"") else { return nil }
        return String(tag[start..<end])
    }
}
