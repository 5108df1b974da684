internal import Signing
package import Vocabulary

/// One event with everything the hash covers, ready to be linked to the event before it.
package struct ChainLink: Hashable, Sendable {
    /// `INC-42` or `programme`.
    package var stream: String
    /// Counted from 1 within the stream.
    package var sequence: Int
    package var record: EventRecord
    package var at: Moment
    /// As `Author.description` writes it.
    package var by: String

    package static let programme = "programme"

    package init(stream: String, sequence: Int, record: EventRecord, at: Moment, by: String) {
        self.stream = stream
        self.sequence = sequence
        self.record = record
        self.at = at
        self.by = by
    }

    /// What is hashed, with room for the hash before it in front: making it costs no time where links are put in order.
    /// Integers are eight bytes, highest first; every text and the body has its length in bytes in front.
    package var image: [UInt8] {
        var bytes = Chain.genesis
        bytes.reserveCapacity(32 + 7 * 8 + stream.utf8.count + record.kind.utf8.count + by.utf8.count + record.body.count)
        func put(_ number: Int64) {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        func put(_ text: some Collection<UInt8>) {
            put(Int64(text.count))
            bytes.append(contentsOf: text)
        }
        put(stream.utf8)
        put(Int64(sequence))
        put(record.kind.utf8)
        put(Int64(record.version))
        put(at.milliseconds)
        put(by.utf8)
        put(record.body)
        return bytes
    }
}

/// What makes the record evidence: every event's hash covers the hash of the event before it, whatever stream that is in, so that
/// nothing can be changed, taken out or put in without every later hash being wrong. Positions are dense, from 1.
package struct Chain: Hashable, Sendable {
    /// What the first event follows.
    package static let genesis = [UInt8](repeating: 0, count: 32)

    package private(set) var position: Int64
    package private(set) var head: [UInt8]

    package init(position: Int64 = 0, head: [UInt8] = genesis) {
        self.position = position
        self.head = head
    }

    /// Adds the link with this image; its hash is the new head.
    package mutating func append(image: [UInt8]) {
        head = Chain.hash(image, after: head)
        position += 1
    }

    /// SHA-256 of the hash before and the link.
    package static func hash(_ image: [UInt8], after previous: [UInt8]) -> [UInt8] {
        var image = image
        image.replaceSubrange(0..<32, with: previous)
        return Digest.sha256(image)
    }
}

/// Walks a stored chain from its first event and stops at the first that does not follow.
package struct ChainWalk: Sendable {
    private var chain = Chain()
    private var sequences: [String: Int] = [:]
    package private(set) var broken: ChainReport.Broken?

    package init() {}

    package var report: ChainReport {
        ChainReport(events: chain.position, head: chain.head.hex, broken: broken)
    }

    /// False when the link breaks the chain. `hashes` gives the stored hash at a position, to tell a moved event from a changed one.
    package mutating func step(position: Int64, link: ChainLink, hash: [UInt8], hashes: (Int64) -> [UInt8]?) -> Bool {
        let wanted = chain.position + 1
        guard position == wanted else {
            broken = .init(position: wanted, reason: "position \(wanted) is missing: \(position) comes next")
            return false
        }
        let image = link.image
        let previous = chain.head
        chain.append(image: image)
        guard chain.head == hash else {
            chain = Chain(position: position - 1, head: previous)
            broken = .init(position: position, reason: Self.reason(position, image, hash, hashes))
            return false
        }
        let sequence = sequences[link.stream, default: 0] + 1
        guard link.sequence == sequence else {
            broken = .init(position: position, reason: "\(link.stream) goes on with event \(link.sequence), and \(sequence) was to come")
            return false
        }
        sequences[link.stream] = sequence
        return true
    }

    /// How far around a break the place is looked for that a moved event came from.
    private static let neighbourhood: Int64 = 1000

    private static func reason(_ position: Int64, _ image: [UInt8], _ hash: [UInt8], _ hashes: (Int64) -> [UInt8]?) -> String {
        for other in max(0, position - neighbourhood)...(position + neighbourhood) where other != position - 1 {
            guard let previous = other == 0 ? Chain.genesis : hashes(other) else { continue }
            if Chain.hash(image, after: previous) == hash {
                return "the events were reordered: this one was written after another than stands before it now"
            }
        }
        return "the event was changed: its hash does not follow from what it says and from the event before it"
    }
}
