/// A runbook on paper as a web page: one file without scripts, readable on a telephone, and made for the printer too.
package struct PaperPage: Sendable {
    package let html: String

    package init(_ paper: RunbookPaper) {
        let blocks = BlockReader.read(paper.markdown, isRepairing: false)
        var title = "Runbook"
        if case .heading(1, let passage)? = blocks.first { title = passage.text }
        let body = blocks.map { Self.html(of: $0) }.joined()
        html = Self.page(title: title, style: Self.style, body: Self.contents(blocks) + body)
    }

    static func page(title: String, style: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>
        \(body)</main>
        </body>
        </html>

        """
    }

    static func escaped(_ text: some StringProtocol) -> String {
        String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// A link to each chapter.
    private static func contents(_ blocks: [Block]) -> String {
        let titles = blocks.compactMap { if case .heading(2, let title) = $0 { title.text } else { nil } }
        let links = titles.map { "<li><a href=\"#\(anchor($0))\">\(inline($0))</a></li>" }
        return "<nav aria-label=\"Chapters\"><ul>\(links.joined())</ul></nav>\n"
    }

    private static func anchor(_ title: String) -> String { Naming.slug(title) }

    private static func html(of block: Block) -> String {
        switch block {
        case .heading(let level, let text):
            let id = level == 2 ? " id=\"\(anchor(text.text))\"" : ""
            return "<h\(level)\(id)>\(inline(text.text))</h\(level)>\n"
        case .paragraph(let lines): return "<p>\(lines.map { inline($0.text) }.joined(separator: "<br>"))</p>\n"
        case .list(let items, _):
            return "<ul>\(items.map { "<li>\(inline($0.text.text))\($0.inside.map { html(of: $0) }.joined())</li>\n" }.joined())</ul>\n"
        case .fence(let fence): return "<pre><code>\(escaped(fence.text))</code></pre>\n"
        case .table(let table):
            let head = table.header.map { "<th scope=\"col\">\(inline($0.text))</th>" }.joined()
            let rows = table.rows.map { row in
                "<tr>" + row.enumerated().map { $0 == 0 ? "<th scope=\"row\">\(cell($1))</th>" : "<td>\(cell($1))</td>" }.joined() + "</tr>\n"
            }
            return "<div class=\"wide\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined())</tbody></table></div>\n"
        }
    }

    private static func cell(_ passage: Passage) -> String { inline(passage.text.replacing("\\|", with: "|")) }

    /// The few marks a runbook on paper has: bold labels, code, and words in italics.
    private static func inline(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        if rest.hasPrefix("_"), rest.hasSuffix("_"), rest.count > 2 {
            return "<em>\(inline(String(rest.dropFirst().dropLast()).replacing("\\_", with: "_")))</em>"
        }
        if rest.hasPrefix("**"), let end = rest.dropFirst(2).firstRange(of: "**") {
            out = "<strong>\(inline(String(rest.dropFirst(2)[..<end.lowerBound])))</strong>"
            rest = rest[end.upperBound...]
        }
        while let start = rest.firstIndex(of: "`") {
            let marks = rest[start...].prefix { $0 == "`" }
            let after = rest[marks.endIndex...]
            guard let end = after.firstRange(of: marks) else { break }
            out += escaped(rest[..<start]) + "<code>\(escaped(String(after[..<end.lowerBound]).trimmingSpaces))</code>"
            rest = after[end.upperBound...]
        }
        return out + escaped(rest)
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { --line: color-mix(in srgb, currentColor 22%, transparent); --soft: color-mix(in srgb, currentColor 70%, transparent); }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; } h3 { margin: 1.5rem 0 .25rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
        nav a { display: inline-block; padding: .25rem 0; color: inherit; }
        em { color: var(--soft); } ul { padding-left: 1.25rem; } li { margin: .1rem 0; overflow-wrap: anywhere; }
        code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
        pre { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem; overflow-x: auto; white-space: pre-wrap; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; } td code { white-space: normal; }
        @media print {
            nav { display: none; } main { max-width: none; padding: 0; } body { font-size: 10pt; }
            h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; }
        }
        """
}
