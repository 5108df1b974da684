/// Keeps the most recently used values, at most `capacity`. A copy of what storage knows, never the truth.
package struct Cache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]
    private let half: Int

    package init(capacity: Int) { half = max(1, capacity / 2) }

    package var count: Int { young.count + old.count }

    package subscript(key: Key) -> Value? {
        mutating get {
            if let value = young[key] { return value }
            guard let value = old.removeValue(forKey: key) else { return nil }
            self[key] = value
            return value
        }
        set {
            guard let newValue else {
                young[key] = nil
                old[key] = nil
                return
            }
            // Two generations instead of a list of uses: when the young one is full it becomes the old one, and what nobody asked
            // for since the last time is dropped as a whole.
            if young.count >= half, young[key] == nil {
                old = young
                young = [:]
            }
            young[key] = newValue
        }
    }
}
