extension Matcher.Comparison {
    /// Whether `number` stands to `bound` as asked; what is no number never does.
    package func holds(_ number: Double, _ bound: Double) -> Bool {
        switch self {
        case .more: number > bound
        case .atLeast: number >= bound
        case .less: number < bound
        case .atMost: number <= bound
        }
    }
}
