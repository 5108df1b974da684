package struct Pattern: Hashable, Sendable {
    package let source: String
    package init(_ source: String) throws { self.source = source }
}
