internal import Notation
internal import Vocabulary

extension JSONWriter {
    mutating func member(_ name: String, _ moment: Moment) { member(name, moment.rfc3339) }

    mutating func member(_ name: String, ifAny moment: Moment?) {
        if let moment { member(name, moment) }
    }

    mutating func member<Kind>(_ name: String, _ value: Name<Kind>) { member(name, value.text) }

    mutating func member(_ name: String, _ texts: [String]) {
        member(name) { writer in writer.array { list in for text in texts { list.value(text) } } }
    }

    mutating func member<Kind>(_ name: String, _ names: [Name<Kind>]) { member(name, names.map(\.text)) }

    mutating func member(_ name: String, _ labels: Labels) {
        member(name) { writer in writer.object { object in for label in labels { object.member(label.name, label.value) } } }
    }

    mutating func member(_ name: String, _ links: [Alert.Link]) {
        member(name) { writer in
            writer.array { list in
                for link in links {
                    list.object {
                        $0.member("url", link.url)
                        $0.member("text", link.text)
                    }
                }
            }
        }
    }

    /// `{"<name>": [...], "next": "…"}`: a page of a list. `next` is left out on the last one.
    mutating func page<Row>(_ name: String, _ rows: [Row], next: String? = nil, _ write: (inout JSONWriter, Row) -> Void) {
        object { object in
            object.member(name) { writer in writer.array { list in for row in rows { write(&list, row) } } }
            object.member("next", ifAny: next)
        }
    }
}
