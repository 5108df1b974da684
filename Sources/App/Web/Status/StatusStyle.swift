/// What the status page adds to the common style sheet: the bars of its days. Each has its words too.
enum StatusStyle {
    static let text = """
        .overall { font-size: 1.25rem; font-weight: 650; border-left-width: .5rem; }
        .days { display: flex; gap: 1px; height: 1.75rem; margin: .5rem 0 .25rem; }
        .days span { flex: 1 1 0; border-radius: 1px; background: var(--good); }
        .days .under_maintenance { background: var(--accent); } .days .degraded_performance { background: var(--rank2); }
        .days .partial_outage { background: var(--rank1); } .days .major_outage { background: var(--rank0); }
        .operational { border-color: var(--good); } .under_maintenance { border-color: var(--accent); }
        .degraded_performance { border-color: var(--rank2); } .partial_outage { border-color: var(--rank1); }
        .major_outage { border-color: var(--rank0); }
        .posting { white-space: pre-line; margin: .25rem 0; overflow-wrap: anywhere; }
        fieldset { border: 1px solid var(--line); border-radius: .5rem; }
        input[type=checkbox] { min-height: 0; }
        """
}
