/// What the status page adds to the common style sheet: one calm column, and the bars of its days. What a bar's colour says stands beside it in
/// words.
package enum StatusStyle {
    /// By its path among the files of the page.
    package static let file = ["assets/status.css": text]

    static let text = """
        .public header, .public main, .public footer { max-width: 46rem; margin: 0 auto; padding: 1rem; }
        .public header { padding-top: 1.5rem; align-items: center; } .public header a { min-height: 1.5rem; }
        .public main { display: grid; gap: 1.75rem; padding-top: 0; } .public section { display: grid; gap: .625rem; }
        .public h1 { font-size: 1.5rem; } .public h2 { font-size: 1rem; color: var(--ink); }
        .public h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
        .public h3.date { font-size: .8125rem; color: var(--soft); font-weight: 500; margin-top: .375rem; }
        .public h3.group { font-size: .8125rem; color: var(--soft); padding: .75rem 1rem 0; }
        .public form.card { padding: 1rem; } .public .rows > li { padding: .875rem 1rem; } .public ul.card { padding: 0; }
        .public summary { cursor: pointer; min-height: 1.5rem; }
        .overall {
          display: flex; gap: .75rem; align-items: center; padding: 1.125rem 1rem; border-radius: var(--radius); font-size: 1.25rem;
          line-height: 1.25; font-weight: 650;
        }
        .overall svg { width: 1.75rem; height: 1.75rem; flex: none; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; }
        .operational { color: var(--good); } .under_maintenance { color: var(--accent); } .degraded_performance { color: var(--rank2); }
        .partial_outage { color: var(--rank1); } .major_outage { color: var(--rank0); }
        .overall.operational { background: var(--good-wash); } .overall.under_maintenance { background: var(--accent-wash); }
        .overall.degraded_performance { background: var(--rank2-wash); } .overall.partial_outage { background: var(--rank1-wash); }
        .overall.major_outage { background: var(--rank0-wash); }
        article.event { padding: .875rem 1rem; border-left: .25rem solid var(--rank1); display: grid; gap: .375rem; }
        article.event > p { padding: 0; }
        details.event > summary::before { content: "▸"; color: var(--soft); }
        details.event[open] > summary::before { content: "▾"; }
        article.plan { border-left-color: var(--accent); }
        .condition { font-size: .875rem; font-weight: 600; }
        .days { display: flex; gap: .0625rem; height: 2rem; margin: .5rem 0 .375rem; }
        .days span { flex: 1 1 0; min-width: 0; border-radius: .0625rem; background: currentcolor; }
        .days span:not([class]) { color: var(--good); opacity: .55; }
        .middle { margin: 0 auto; }
        .postings { display: grid; gap: .75rem; margin-top: .375rem; }
        .postings > li { padding-left: .875rem; border-left: .125rem solid var(--line); }
        .said { white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext; }
        .public footer { display: flex; flex-wrap: wrap; gap: .25rem 1rem; } .public footer a { min-height: 1.5rem; }
        @media (max-width: 30rem) { .days { gap: .03125rem; } .public h1 { font-size: 1.375rem; } }

        """
}
