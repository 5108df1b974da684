internal import Foundation
internal import Notation

/// Hides secrets in text, also where they stand as in a URL or in JSON.
struct Mask: Sendable {
    private static let mark = "•••"
    private let patterns: [[UInt8]]

    init(_ secrets: [String]) {
        let forms = secrets.flatMap { Mask.forms(of: $0) }
        patterns = Set(forms).map { Array($0.utf8) }.sorted { $0.count > $1.count }
    }

    /// - breaksOffBefore, breaksOffAfter: the text was cut there, so that only part of a secret may be left, which is hidden too.
    func hide(_ text: String, breaksOffBefore: Bool = false, breaksOffAfter: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var places = patterns.flatMap { Mask.places(of: $0, in: bytes) }
        if breaksOffBefore, let end = brokenStart(bytes) { places.append(0..<end) }
        if breaksOffAfter, let start = brokenEnd(bytes) { places.append(start..<bytes.count) }
        guard !places.isEmpty else { return text }
        return Mask.replacing(places.sorted { $0.lowerBound < $1.lowerBound }, in: bytes)
    }

    /// A secret of several lines is also hidden line by line: programs add to the start of lines. One like `Bearer abc…` is also hidden without its
    /// first word, which servers take off.
    private static func forms(of secret: String) -> [String] {
        let plain = PlainText.of(secret).trimmingCharacters(in: .whitespacesAndNewlines)
        let lines = plain.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let words = plain.split(separator: " ").map(String.init)
        let pieces = lines.count > 1 ? lines : words.count == 2 ? [words[1]] : []
        return ([plain] + pieces.filter { $0.utf8.count >= 8 }).flatMap { part in
            let inURL = part.addingPercentEncoding(withAllowedCharacters: .urlUnreserved)
            return [part, String(JSON.quoted(part).dropFirst().dropLast()), inURL ?? part]
        }.filter { !$0.isEmpty }
    }

    private static func places(of pattern: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.count >= pattern.count else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            (0...bytes.count - pattern.count).filter { start in
                bytes[start] == pattern[0] && bytes[start..<start + pattern.count].elementsEqual(pattern)
            }.map { $0..<$0 + pattern.count }
        }
    }

    private func brokenStart(_ bytes: [UInt8]) -> Int? {
        patterns.compactMap { pattern in
            (1..<max(1, min(pattern.count, bytes.count + 1))).last { bytes.prefix($0).elementsEqual(pattern.suffix($0)) }
        }.max()
    }

    private func brokenEnd(_ bytes: [UInt8]) -> Int? {
        patterns.compactMap { pattern in
            (1..<max(1, min(pattern.count, bytes.count + 1))).last { bytes.suffix($0).elementsEqual(pattern.prefix($0)) }
        }.max().map { bytes.count - $0 }
    }

    /// Places that overlap or touch become one mark: how often or how long is nobody's business.
    private static func replacing(_ places: [Range<Int>], in bytes: [UInt8]) -> String {
        var shown: [UInt8] = []
        var done = 0
        for place in places {
            if place.lowerBound > done || (done == 0 && place.lowerBound == 0) {
                shown += bytes[done..<place.lowerBound]
                shown += Array(mark.utf8)
            }
            done = max(done, place.upperBound)
        }
        return String(decoding: shown + bytes[done...], as: UTF8.self)
    }
}

extension CharacterSet {
    /// RFC 3986, 2.3.
    static let urlUnreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
