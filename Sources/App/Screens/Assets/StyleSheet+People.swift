extension StyleSheet {
    /// The runbook's own pages: tabs, drills and people.
    static let people = """
        .tabs { display: flex; flex-wrap: wrap; gap: .25rem; margin-bottom: 1rem; }
        .tabs a { padding: .375rem .75rem; border-radius: var(--radius); text-decoration: none; color: var(--soft); }
        .tabs a[aria-current] { background: var(--accent-wash); color: var(--accent); font-weight: 600; }
        .crowd { display: grid; gap: var(--gap); margin: 1rem 0; }
        @media (min-width: 48rem) { .crowd { grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); } }
        .card h2.name { font-size: 1rem; color: var(--ink); }
        .card > .facts.body { align-items: baseline; }
        @media (pointer: coarse) { .tabs a { padding: .75rem; } }
        @media print { .tabs { display: none; } }

        """
}
