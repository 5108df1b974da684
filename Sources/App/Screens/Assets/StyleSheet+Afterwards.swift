extension StyleSheet {
    /// Reviews, actions and the record of who did what.
    static let afterwards = """
        .board { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); align-items: start; }
        .board .acts { margin: .25rem 0 0; }
        .board li { overflow-wrap: anywhere; }
        .board summary { color: var(--accent); font-weight: 600; padding: .25rem .5rem .25rem 0; }
        .chain { margin-bottom: 1rem; }
        .older { margin-top: 1rem; }
        .title input { width: 12rem; }
        .told { padding: .625rem .75rem; margin-bottom: 1rem; font-weight: 600; }
        .card > .fields { padding: .25rem .75rem .75rem; }
        #text { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, monospace; }
        .fields > .acts { margin-bottom: 0; }
        .theirs {
          padding: 0 .75rem .5rem; font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, monospace; overflow-wrap: anywhere;
        }
        .prose .box { list-style: none; }
        .prose { padding: .25rem .75rem .75rem; display: grid; gap: .625rem; overflow-wrap: anywhere; max-width: 46rem; }
        .prose h2 { font-size: 1.125rem; color: var(--ink); }
        .prose h3 { font-size: 1rem; }
        .prose ul { list-style: disc; padding-left: 1.25rem; }
        .prose ol { list-style: decimal; padding-left: 1.5rem; }
        .prose .depth1 { margin-left: 1.25rem; }
        .prose .depth2 { margin-left: 2.5rem; }
        .prose .depth3 { margin-left: 3.75rem; }
        .prose blockquote { margin: 0; padding-left: .75rem; border-left: .1875rem solid var(--strong-line); color: var(--soft); }
        .prose hr { border: 0; border-top: .0625rem solid var(--line); width: 100%; }
        .audit td, .audit th { padding: .3125rem .75rem; white-space: nowrap; }
        .audit td.what { white-space: normal; overflow-wrap: anywhere; width: 100%; }
        @media (max-width: 40rem) {
          .audit thead { position: absolute; clip-path: inset(50%); }
          .audit tr { display: flex; flex-wrap: wrap; gap: .125rem .5rem; padding: .5rem .75rem; border-top: .0625rem solid var(--line); }
          .audit td { white-space: normal; border: 0; padding: 0; }
          .audit td.what { order: 1; }
          .audit td:last-child { margin-left: auto; }
        }

        """
}
