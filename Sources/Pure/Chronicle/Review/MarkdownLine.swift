/// A line of Markdown with its end, and whether it is code, where nothing means anything.
struct MarkdownLine {
    var text: Substring
    var isCode: Bool

    func isHeading(_ level: Int) -> Bool {
        !isCode && text.utf8.prefix { $0 == UInt8(ascii: "#") }.count == level && text.utf8.dropFirst(level).first == UInt8(ascii: " ")
    }

    /// Without indentation and end.
    var trimmed: Substring { text.trimmed }
}

extension String {
    /// Split at every line feed and nowhere else, so that joined again they are the same bytes.
    var markdownLines: [MarkdownLine] {
        var lines: [MarkdownLine] = []
        var fence: Substring?
        var rest = self[...]
        while !rest.isEmpty {
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")).map { rest.utf8.index(after: $0) } ?? rest.endIndex
            let text = rest[..<end]
            rest = rest[end...]
            let mark = text.fence
            let wasCode = fence != nil
            if let open = fence {
                if let mark, mark.utf8.first == open.utf8.first, mark.utf8.count >= open.utf8.count, text.trimmed == mark { fence = nil }
            } else {
                fence = mark
            }
            lines.append(MarkdownLine(text: text, isCode: wasCode || fence != nil))
        }
        return lines
    }
}

extension Substring {
    /// The run of three or more backticks or tildes that begins or ends a block of code.
    fileprivate var fence: Substring? {
        let text = drop { $0 == " " }
        guard text.startIndex == startIndex || utf8.distance(from: startIndex, to: text.startIndex) < 4, let mark = text.utf8.first,
            mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
        else { return nil }
        let run = text.utf8.prefix { $0 == mark }
        return run.count >= 3 ? text[..<run.endIndex] : nil
    }

    var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
