extension StyleSheet {
    /// Drills and people.
    static let people = """
        .crowd { display: grid; gap: var(--gap); margin: 1rem 0; }
        @media (min-width: 48rem) { .crowd { grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); } }
        .card h2.name { font-size: 1rem; color: var(--ink); }
        .card > .facts.body { align-items: baseline; }
        @media (pointer: coarse) { .tabs a { padding: .75rem; } }
        @media print { .tabs { display: none; } }

        """
}
