/// Chance that is the same every time: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
    /// The golden ratio's fraction, odd.
    package static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= SplitMix64.step
        return SplitMix64.mixed(state)
    }

    /// Each bit of the word has a say in each bit of the answer.
    package static func mixed(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

extension SplitMix64 {
    package mutating func below(_ bound: Int) -> Int { Int(next(upperBound: UInt64(bound))) }
    package mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
    package mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
    package mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }
}
