/// What the status page adds to the common style sheet: one calm column, and the bars of its days. Each bar has its words too.
enum StatusStyle {
    static let text = """
        .public header, .public main, .public footer { max-width: 46rem; margin: 0 auto; padding: 1rem; }
        .public main { display: grid; gap: .75rem; padding-top: 0; }
        .public h1 { font-size: 1.5rem; } .public h2 { margin-top: 1.25rem; font-size: 1rem; color: var(--ink); }
        .public h3 { margin: 0; font-size: 1rem; } .public h3.date { font-size: .875rem; color: var(--soft); font-weight: 500; }
        .public form.card { padding: 1rem; } .public .rows > li { padding: .875rem 1rem; }
        .overall { display: flex; gap: .75rem; align-items: center; padding: 1rem; border-radius: var(--radius); font-size: 1.25rem; font-weight: 650;
          background: var(--card); border: .0625rem solid currentcolor; }
        .mark { width: .875rem; height: .875rem; border-radius: 50%; background: currentcolor; flex: none; }
        .operational { color: var(--good); } .under_maintenance { color: var(--accent); } .degraded_performance { color: var(--rank2); }
        .partial_outage { color: var(--rank1); } .major_outage { color: var(--rank0); }
        .condition { font-size: .875rem; font-weight: 600; }
        .days { display: flex; gap: .0625rem; height: 2rem; margin: .5rem 0 .25rem; }
        .days span { flex: 1 1 0; border-radius: .0625rem; background: currentcolor; }
        .posting { margin-top: .625rem; padding-left: .75rem; border-left: .125rem solid var(--line); overflow-wrap: anywhere; }
        .posting p + p { white-space: pre-line; }

        """
}
