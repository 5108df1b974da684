extension StringProtocol {
    /// The beginning of what may be megabytes long, for a message that somebody reads.
    package func clipped(to letters: Int = Limits.quotedLetters) -> String {
        // Unicode scalars, because one letter may have a million accents.
        let scalars = unicodeScalars
        guard let end = scalars.index(startIndex, offsetBy: letters, limitedBy: endIndex), end != endIndex else { return String(self) }
        return String(String.UnicodeScalarView(scalars[..<end])) + "…"
    }
}
