internal import Vocabulary

/// What a step said: however much it was, only the beginning and the end are kept.
struct HeadAndTail: Sendable {
    private let half: Int
    private var head: [UInt8] = []
    private var tail: [UInt8] = []
    private var count = 0

    /// - limit: bytes of the text it becomes, a line about what was left out included.
    init(limit: Int = Limits.stepOutputBytes) { half = max(0, limit - 64) / 2 }

    init(_ text: String) {
        self.init()
        append(Array(text.utf8)[...])
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        count += bytes.count
        let toHead = bytes.prefix(half - head.count)
        head += toHead
        // Named, because a sequence's suffix would be picked, which goes byte by byte.
        let last: ArraySlice<UInt8> = bytes.dropFirst(toHead.count).suffix(half)
        tail += last
        // Moved only now and then: a tail that moves with every piece would cost more than the reading.
        if tail.count > 4 * half { tail.removeFirst(tail.count - half) }
    }

    /// What may be shown of it.
    ///
    /// - endsEarly: there was more that nobody read, so that a secret may be broken off at the end.
    func text(masking mask: Mask, endsEarly: Bool) -> (text: String, isTruncated: Bool) {
        let last = tail.suffix(half)
        guard head.count + last.count < count else {
            let text = mask.hide(PlainText.of(head[...] + last), breaksOffAfter: endsEarly)
            // Marks and repairs can be longer than what they stand for.
            return text.utf8.count <= 2 * half ? (text, false) : (joined(text, text, leftOut: text.utf8.count - 2 * half), true)
        }
        let first = mask.hide(PlainText.of(head.droppingBrokenEnd), breaksOffAfter: true)
        let rest = mask.hide(PlainText.of(last.droppingBrokenStart), breaksOffBefore: true, breaksOffAfter: endsEarly)
        return (joined(first, rest, leftOut: count - head.count - last.count), true)
    }

    private func joined(_ first: String, _ last: String, leftOut: Int) -> String {
        let start = first.unicodeScalars.prefix(bytes: half)
        let end = last.unicodeScalars.suffix(bytes: half)
        return "\(start)\n[… \(leftOut) bytes left out …]\n\(end)"
    }
}

extension Array<UInt8> {
    /// Without the first bytes of a character whose last ones are elsewhere.
    fileprivate var droppingBrokenEnd: ArraySlice<UInt8> {
        guard let lead = suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return self[...] }
        let length = self[lead] < 0xC0 ? 1 : self[lead] < 0xE0 ? 2 : self[lead] < 0xF0 ? 3 : 4
        return lead + length > count ? self[..<lead] : self[...]
    }
}

extension ArraySlice<UInt8> {
    fileprivate var droppingBrokenStart: ArraySlice<UInt8> {
        let broken = prefix(3).prefix { $0 & 0xC0 == 0x80 }
        return dropFirst(broken.count)
    }
}

extension String.UnicodeScalarView {
    fileprivate func prefix(bytes: Int) -> Substring {
        var end = startIndex
        var left = bytes
        while end < endIndex, UTF8.width(self[end]) <= left {
            left -= UTF8.width(self[end])
            formIndex(after: &end)
        }
        return Substring(self[..<end])
    }

    fileprivate func suffix(bytes: Int) -> Substring {
        var left = bytes
        var start = endIndex
        while start > startIndex {
            let before = index(before: start)
            guard UTF8.width(self[before]) <= left else { break }
            left -= UTF8.width(self[before])
            start = before
        }
        return Substring(self[start...])
    }
}
