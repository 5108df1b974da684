import Vocabulary

extension SplitMix64 {
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
    mutating func one<T>(of things: [T]) -> T { things[below(things.count)] }
}
