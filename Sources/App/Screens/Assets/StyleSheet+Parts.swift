extension StyleSheet {
    /// Things that stand on many pages.
    static let parts = """
        .card { background: var(--card); border: .0625rem solid var(--line); border-radius: var(--radius); }
        .card > h2, .card > header { padding: .625rem .75rem .375rem; }
        .card > header { display: flex; flex-wrap: wrap; gap: .125rem .75rem; align-items: baseline; justify-content: space-between; }
        .card > header > h2 { flex: none; max-width: 100%; }
        .card > .body, .card > p { padding: .25rem .75rem .75rem; }
        .rows > li { padding: .5rem .75rem; border-top: .0625rem solid var(--line); }
        .rows > li:first-child { border-top: 0; }
        .row { display: flex; flex-wrap: wrap; gap: .125rem .625rem; align-items: baseline; }
        .row .end { margin-left: auto; }
        /* In a list the beginning of a long title is enough; all of it is there to be searched and read out. */
        .clamp, .rows .row > .clamp {
          display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; min-width: 0;
        }
        .strip .clamp { -webkit-line-clamp: 2; line-clamp: 2; }
        .soft { color: var(--soft); }
        .faint { color: var(--faint); }
        .small { font-size: .8125rem; }
        .strong { font-weight: 600; }
        .late { color: var(--rank0); font-weight: 600; }
        .good { color: var(--good); }
        .badge {
          display: inline-flex; gap: .375rem; align-items: center; font-weight: 650; white-space: nowrap; padding: .0625rem .4375rem;
          border-radius: .25rem; font-size: .8125rem;
        }
        .badge svg { width: .625rem; height: .625rem; fill: currentcolor; }
        .rank0 { color: var(--rank0); background: var(--rank0-wash); }
        .rank1 { color: var(--rank1); background: var(--rank1-wash); }
        .rank2 { color: var(--rank2); background: var(--rank2-wash); }
        .rank3 { color: var(--rank3); background: var(--rank3-wash); }
        .pill {
          display: inline-block; border: .0625rem solid var(--strong-line); border-radius: 1rem; padding: 0 .5rem; font-size: .8125rem;
          white-space: nowrap;
        }
        .pill.on { border-color: var(--accent); color: var(--accent); background: var(--accent-wash); }
        .label {
          display: inline-block; font: .75rem/1.5 ui-monospace, "SF Mono", Menlo, monospace; background: var(--sunk);
          border-radius: .25rem; padding: 0 .3125rem; overflow-wrap: anywhere;
        }
        code, pre { font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, monospace; overflow-wrap: anywhere; }
        pre {
          margin: 0; padding: .5rem .625rem; background: var(--sunk); border-radius: var(--radius); white-space: pre-wrap;
          max-height: 14rem; overflow: auto;
        }
        dl.facts { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .25rem .75rem; font-size: .875rem; }
        dl.facts dt { color: var(--soft); }
        dl.facts dd { overflow-wrap: anywhere; }

        """
}
