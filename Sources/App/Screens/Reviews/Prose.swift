/// Text that people wrote with a few marks of Markdown (CommonMark's commonest), taken apart into what a page shows. It becomes values, never markup:
/// the template escapes every word of it, and only what leads to a web page or a mail becomes a link. Reading takes time in proportion to the length.
package struct Prose: Sendable {
    /// A stretch of letters with one look.
    struct Span: Sendable {
        var text: String
        var isStrong = false
        var isStressed = false
        var isCode = false
        var url: String?
    }

    struct Line: Sendable {
        let spans: [Span]
        /// For a box to tick: whether it is.
        var tick: Tick?
        var depth = "depth0"
    }

    struct Tick: Sendable {
        let isDone: Bool
    }

    struct Row: Sendable {
        let cells: [Line]
    }

    /// One of these is set.
    struct Block: Sendable {
        var heading1: Line?
        var heading2: Line?
        var heading3: Line?
        var paragraph: Line?
        var quote: Line?
        var code: String?
        var bullets: [Line] = []
        var numbers: [Line] = []
        var head: Row?
        var rows: [Row] = []
        var isRule = false
    }

    let blocks: [Block]

    package init(_ markdown: String) {
        var reader = ProseReader()
        for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.read(line) }
        blocks = reader.finished()
    }

    static let parts = ["prose": template, "prose-line": line]

    private static let line = """
        {{#spans}}{{#url}}<a href="{{url}}" rel="noreferrer">{{/url}}{{#isCode}}<code>{{text}}</code>{{/isCode}}{{^isCode}}{{#isStrong}}<strong>\
        {{/isStrong}}{{#isStressed}}<em>{{/isStressed}}{{text}}{{#isStressed}}</em>{{/isStressed}}{{#isStrong}}</strong>{{/isStrong}}{{/isCode}}\
        {{#url}}</a>{{/url}}{{/spans}}
        """

    private static let template = """
        {{#blocks}}{{#heading1}}<h2>{{> prose-line}}</h2>{{/heading1}}{{#heading2}}<h3>{{> prose-line}}</h3>{{/heading2}}\
        {{#heading3}}<h4>{{> prose-line}}</h4>{{/heading3}}{{#paragraph}}<p>{{> prose-line}}</p>{{/paragraph}}\
        {{#quote}}<blockquote>{{> prose-line}}</blockquote>{{/quote}}{{#code}}<pre>{{code}}</pre>{{/code}}\
        {{#bullets}}{{#first()}}<ul>{{/first()}}<li class="{{depth}}">{{#tick}}{{#isDone}}☑ {{/isDone}}{{^isDone}}☐ {{/isDone}}{{/tick}}\
        {{> prose-line}}</li>{{#last()}}</ul>{{/last()}}{{/bullets}}\
        {{#numbers}}{{#first()}}<ol>{{/first()}}<li>{{> prose-line}}</li>{{#last()}}</ol>{{/last()}}{{/numbers}}\
        {{#head}}<div class="wide"><table><thead><tr>{{#cells}}<th scope="col">{{> prose-line}}</th>{{/cells}}</tr></thead><tbody>{{/head}}\
        {{#rows}}<tr>{{#cells}}<td>{{> prose-line}}</td>{{/cells}}</tr>{{/rows}}{{#head}}</tbody></table></div>{{/head}}\
        {{#isRule}}<hr>{{/isRule}}
        {{/blocks}}
        """
}
