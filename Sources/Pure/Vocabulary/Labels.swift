/// Label names and values, sorted by name, each name once. A sorted array is smaller and quicker than a dictionary at the
/// ten or so labels an alert has, and compares and prints the same way every time.
package struct Labels: Hashable, Sendable, Sequence, ExpressibleByDictionaryLiteral {
    package struct Label: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    private var sorted: [Label]

    package init() { sorted = [] }

    /// A name given twice keeps its last value.
    package init(_ labels: [(String, String)]) {
        sorted = labels.map { Label(name: $0.0, value: $0.1) }
        sorted.sort { $0.name < $1.name }
        // The sort is stable: of one name, what was given last stands last.
        if zip(sorted, sorted.dropFirst()).contains(where: { $0.name == $1.name }) {
            sorted = sorted.indices.compactMap { place in
                place + 1 < sorted.endIndex && sorted[place + 1].name == sorted[place].name ? nil : sorted[place]
            }
        }
    }

    package init(dictionaryLiteral labels: (String, String)...) { self.init(labels) }

    package var isEmpty: Bool { sorted.isEmpty }
    package var count: Int { sorted.count }

    package subscript(name: String) -> String? {
        get { sorted.first { $0.name == name }?.value }
        set {
            let place = sorted.firstIndex { $0.name >= name } ?? sorted.endIndex
            let found = place < sorted.endIndex && sorted[place].name == name
            switch (newValue, found) {
            case (let value?, true): sorted[place] = Label(name: name, value: value)
            case (let value?, false): sorted.insert(Label(name: name, value: value), at: place)
            case (nil, true): sorted.remove(at: place)
            case (nil, false): break
            }
        }
    }

    package func makeIterator() -> IndexingIterator<[Label]> { sorted.makeIterator() }
}
