extension StyleSheet {
    /// The incident room: one column on a telephone, three on a wall.
    static let room = """
        .head { display: grid; gap: .5rem; margin-bottom: 1rem; }
        .head .row { gap: .375rem .875rem; align-items: center; }
        .head .badge { font-size: .9375rem; padding: .1875rem .5625rem; }
        .steps {
          display: flex; overflow-x: auto; border: .0625rem solid var(--line); border-radius: var(--radius); background: var(--card);
        }
        .steps li {
          flex: 1 0 auto; padding: .4375rem .75rem; border-left: .0625rem solid var(--line); color: var(--soft); white-space: nowrap;
          font-size: .875rem;
        }
        .steps li:first-child { border-left: 0; }
        .steps li.past::before { content: "✓ "; color: var(--good); }
        .steps li[aria-current] {
          background: var(--accent-wash); color: var(--accent); font-weight: 650; box-shadow: inset 0 -.125rem var(--accent);
        }
        .room { display: grid; gap: var(--gap); grid-template-columns: minmax(0, 1fr); align-items: start; }
        .room > div { display: grid; gap: var(--gap); }
        @media (min-width: 56rem) {
          .room { grid-template-columns: 20rem minmax(0, 1fr); }
          .room > .around {
            grid-column: 1 / -1; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); align-items: start;
          }
        }
        @media (min-width: 82rem) {
          .room { grid-template-columns: 20rem minmax(0, 1fr) 22rem; }
          .room > .around { grid-column: auto; grid-template-columns: minmax(0, 1fr); }
        }
        .check-list li {
          display: grid; grid-template-columns: auto 1fr auto; gap: .125rem .625rem; align-items: start; padding: .375rem .75rem;
          border-top: .0625rem solid var(--line);
        }
        .check-list li:not(.step) { align-items: center; }
        .done { color: var(--faint); text-decoration: line-through; text-decoration-color: var(--strong-line); }
        .line { display: grid; grid-template-columns: 3.25rem 1fr; gap: .125rem .75rem; padding: .3125rem .75rem; }
        .line > time { color: var(--faint); font-size: .8125rem; padding-top: .0625rem; }
        .line.note { background: var(--accent-wash); }
        .line.note p { white-space: pre-line; }
        .line.key { font-weight: 600; }
        .day { padding: .5rem .75rem .125rem; color: var(--faint); font-size: .75rem; font-weight: 600; }
        .spark { width: 100%; height: 1.5rem; display: block; margin: .25rem 0 .125rem; border-bottom: .0625rem solid var(--line); }
        .spark path { fill: var(--rank1); }
        .links { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
        .links a { padding: .25rem 0; }
        @media (pointer: coarse) { .links a { padding: .625rem 0; } }
        .hops { display: flex; flex-wrap: wrap; gap: .125rem; font-size: .75rem; color: var(--soft); }
        .hops span + span::before { content: "→ "; color: var(--faint); }
        @media (max-width: 40rem) {
          main { padding: .75rem; }
          .top { padding: 0 .75rem; }
          footer { padding: 1.5rem .75rem; }
          .bar {
            position: fixed; z-index: 2; inset: auto 0 0 0; background: var(--card); border-top: .0625rem solid var(--line);
            padding: .5rem .75rem calc(.5rem + env(safe-area-inset-bottom)); max-height: 85vh; overflow-y: auto;
          }
          body:has(.bar) footer { padding-bottom: 6rem; }
        }
        @media print {
          .top, .acts, form, .bar, button { display: none !important; }
          body { background: none; }
          .card { break-inside: avoid; }
        }

        """
}
