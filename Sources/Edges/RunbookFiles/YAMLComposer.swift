internal import CYaml
internal import Runbooks
internal import Vocabulary

/// Turns the text of one file into nodes. It reads libyaml's events itself, without recursion and counting as it goes, so that no
/// text can make it hang, overflow or expand: depth and number are bounded before a node exists, and aliases are refused.
struct YAMLComposer {
    /// A list or map that is not closed yet.
    private struct Frame {
        let place: Place
        let isMap: Bool
        var items: [YAMLNode] = []
        var entries: [YAMLNode.Entry] = []
        /// A key whose value comes next.
        var key: (text: String, place: Place)?
    }

    private let file: String
    private var stack: [Frame] = []
    private var root: YAMLNode?
    private var documents = 0
    /// How many more nodes this file may have.
    private var nodesLeft: Int

    init(file: String, nodesLeft: Int) {
        self.file = file
        self.nodesLeft = nodesLeft
    }

    /// Nil when the file holds nothing or cannot be read; the findings say which. Also what is left of the allowance of nodes.
    static func compose(_ text: RunbookText, nodesLeft: Int, _ findings: inout Findings) -> (node: YAMLNode?, nodesLeft: Int) {
        if let line = text.lineOfBadUTF8 {
            findings.error(.notUTF8, at: Place(file: text.path, line: line), "the file is not UTF-8 text.", fix: "Save it as UTF-8.")
            findings.isIncomplete = true
            return (nil, nodesLeft)
        }
        var composer = YAMLComposer(file: text.path, nodesLeft: nodesLeft)
        let isRead = composer.readEvents(of: text, &findings)
        if !isRead { findings.isIncomplete = true }
        return (isRead ? composer.root : nil, composer.nodesLeft)
    }

    private mutating func readEvents(of text: RunbookText, _ findings: inout Findings) -> Bool {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return false }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        // Editors on Windows put a byte order mark first; once the encoding is set, libyaml takes it for text.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return text.bytes.dropFirst(text.bytes.starts(with: mark) ? mark.count : 0).withUnsafeBufferPointer { bytes in
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else {
                    report(parser, in: text, &findings)
                    return false
                }
                defer { yaml_event_delete(&event) }
                if event.type == YAML_STREAM_END_EVENT { return true }
                guard take(event, &findings) else { return false }
            }
        }
    }

    // MARK: Events

    private mutating func take(_ event: yaml_event_t, _ findings: inout Findings) -> Bool {
        let place = place(event.start_mark)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            documents += 1
            guard documents == 1 else {
                findings.error(.severalDocuments, at: place, "a second document begins here.", fix: "Remove the '---' or split the file in two.")
                return false
            }
        case YAML_ALIAS_EVENT:
            return refuseAnchor(at: place, &findings)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            guard isPlain(scalar.anchor, scalar.tag, at: place, &findings), hasRoom(at: place, &findings) else { return false }
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            let isKey = stack.last.map { $0.isMap && $0.key == nil } ?? false
            guard fits(text, isName: isKey, at: place, &findings) else { return false }
            return add(YAMLNode(place: place, content: .text(text, quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)), &findings)
        case YAML_SEQUENCE_START_EVENT:
            let list = event.data.sequence_start
            guard isPlain(list.anchor, list.tag, at: place, &findings), hasRoom(at: place, &findings) else { return false }
            stack.append(Frame(place: place, isMap: false))
        case YAML_MAPPING_START_EVENT:
            let map = event.data.mapping_start
            guard isPlain(map.anchor, map.tag, at: place, &findings), hasRoom(at: place, &findings) else { return false }
            stack.append(Frame(place: place, isMap: true))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            return close(&findings)
        default: break
        }
        return true
    }

    private mutating func close(_ findings: inout Findings) -> Bool {
        let frame = stack.removeLast()
        let content: YAMLNode.Content = frame.isMap ? .map(Self.once(frame.entries, &findings)) : .list(frame.items)
        return add(YAMLNode(place: frame.place, content: content), &findings)
    }

    private mutating func add(_ node: YAMLNode, _ findings: inout Findings) -> Bool {
        guard let top = stack.indices.last else {
            root = node
            return true
        }
        if !stack[top].isMap {
            stack[top].items.append(node)
        } else if let key = stack[top].key {
            stack[top].entries.append(YAMLNode.Entry(key: key.text, place: key.place, value: node))
            stack[top].key = nil
        } else if let text = node.text {
            stack[top].key = (text, node.place)
        } else {
            findings.error(.wrongShape, at: node.place, "\(node.kind) stands where the name of a key is expected.")
            return false
        }
        return true
    }

    /// A key written twice keeps its first value.
    private static func once(_ entries: [YAMLNode.Entry], _ findings: inout Findings) -> [YAMLNode.Entry] {
        var first: [String: Place] = [:]
        return entries.filter { entry in
            guard let place = first[entry.key] else {
                first[entry.key] = entry.place
                return true
            }
            findings.error(.writtenTwice, at: entry.place, "'\(entry.key)' is already written at \(place).", fix: "Keep one of the two.")
            return false
        }
    }

    // MARK: Refusals

    private mutating func hasRoom(at place: Place, _ findings: inout Findings) -> Bool {
        nodesLeft -= 1
        if nodesLeft < 0 {
            findings.error(.tooMany, at: place, "the runbook has more than \(Limits.runbookNodes) values.", fix: "Split it into several runbooks.")
            return false
        }
        guard stack.count < Limits.runbookDepth else {
            refuseDepth(at: place, &findings)
            return false
        }
        return true
    }

    /// Names stand in messages, on screens and in addresses.
    private func fits(_ text: String, isName: Bool, at place: Place, _ findings: inout Findings) -> Bool {
        if isName, text.unicodeScalars.count > Limits.runbookNameLetters {
            findings.error(
                .tooLarge, at: place, "a name has \(text.unicodeScalars.count) letters; at most \(Limits.runbookNameLetters) are read.",
                fix: "Shorten it.")
            return false
        }
        guard text.utf8.count <= Limits.runbookTextBytes else {
            findings.error(
                .tooLarge, at: place, "a text has \(text.utf8.count) bytes; at most \(Limits.runbookTextBytes) are read.", fix: "Shorten it.")
            return false
        }
        return true
    }

    private func refuseDepth(at place: Place, _ findings: inout Findings) {
        findings.error(
            .tooDeep, at: place, "nested deeper than \(Limits.runbookDepth) levels.", fix: "No key of a runbook goes this deep; check brackets.")
    }

    private func isPlain(
        _ anchor: UnsafePointer<yaml_char_t>?, _ tag: UnsafePointer<yaml_char_t>?, at place: Place, _ findings: inout Findings
    ) -> Bool {
        if anchor != nil { return refuseAnchor(at: place, &findings) }
        guard tag != nil else { return true }
        findings.error(.tagged, at: place, "a tag ('!…') has no meaning in a runbook.", fix: "Put text that begins with '!' in quotes.")
        return false
    }

    private func refuseAnchor(at place: Place, _ findings: inout Findings) -> Bool {
        findings.error(
            .anchor, at: place, "anchors ('&name') and aliases ('*name') are not part of the runbook language.",
            fix: "Write the value out; put text that begins with '*' or '&' in quotes.")
        return false
    }

    private func report(_ parser: yaml_parser_t, in text: RunbookText, _ findings: inout Findings) {
        let problem = parser.problem.map { String(cString: $0) } ?? "not enough memory"
        if parser.error == YAML_READER_ERROR {
            let line = text.line(ofByte: parser.problem_offset)
            return findings.error(.notYAML, at: Place(file: file, line: line), "\(problem).", fix: "Remove the character.")
        }
        let place = place(parser.problem_mark)
        // The parser reads ahead, and has a bound of its own for brackets.
        if problem.hasPrefix("Maximum nesting level") { return refuseDepth(at: place, &findings) }
        if text.isIndentedByTab(line: place.line) {
            return findings.error(.tab, at: place, "the line is indented with a tab.", fix: "Indent with spaces.")
        }
        let context = parser.context.map { " \(String(cString: $0)) that begins in line \(parser.context_mark.line + 1)" } ?? ""
        findings.error(
            .notYAML, at: place, "this is not YAML: \(problem)\(context).", fix: "Check indentation, quotes and brackets here and in the line above.")
    }

    private func place(_ mark: yaml_mark_t) -> Place { Place(file: file, line: mark.line + 1, column: mark.column + 1) }
}

extension RunbookText {
    /// Nil when all of it is UTF-8.
    fileprivate var lineOfBadUTF8: Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var decoder = UTF8()
        var bytes = bytes.makeIterator()
        var line = 1
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar): if scalar == "\n" { line += 1 }
            case .emptyInput, .error: return line
            }
        }
    }

    fileprivate func line(ofByte offset: Int) -> Int { 1 + bytes.prefix(offset).count { $0 == 10 } }

    fileprivate func isIndentedByTab(line: Int) -> Bool {
        let lines = bytes.split(separator: 10, maxSplits: line, omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].prefix { $0 == 32 || $0 == 9 }.contains(9)
    }
}
