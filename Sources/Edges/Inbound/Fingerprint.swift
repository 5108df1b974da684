package import Vocabulary
internal import Notation

/// What makes two Prometheus alerts the same one: their labels. 64 bits of FNV-1a over the sorted names and values with a 0xFF
/// after each, as Alertmanager computes it, so that both sides show the same sixteen digits.
package enum Fingerprint {
    package static func of(_ labels: Labels, without dropped: [String] = []) -> String {
        of(labels.map { ($0.name, $0.value) }, without: dropped)
    }

    /// Names must be unique. Where every label is dropped none is: all alerts of a source must not become one.
    static func of(_ labels: [(String, String)], without dropped: [String]) -> String {
        let dropped = labels.contains { !dropped.contains($0.0) } ? dropped : []
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for (name, value) in labels.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) where !dropped.contains(name) {
            for byte in name.utf8 { add(byte) }
            add(0xFF)
            for byte in value.utf8 { add(byte) }
            add(0xFF)
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Over all labels as they were written, before any limit shortens them.
    static func of(_ labels: [JSON.Member], without dropped: [String]) -> String {
        var pairs: [(String, String)] = []
        pairs.reserveCapacity(labels.count)
        for label in labels where !label.value.isNull { pairs.append((label.name, label.value.scalar ?? label.value.text)) }
        return of(Labels(pairs).compactMap { $0.value.isEmpty ? nil : ($0.name, $0.value) }, without: dropped)
    }
}
