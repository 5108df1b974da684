extension StyleSheet {
    /// The calendar of who is on call: bars where there is room, else only the lists below it.
    static let onCall = """
        :root {
          --who0: #dbe7fd; --who1: #dcf2e4; --who2: #fbe6cf; --who3: #eadffb; --who4: #d3f0f2; --who5: #fadfea; --who6: #ecedc9; --who7: #e3e6ea;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --who0: #223a63; --who1: #1a4129; --who2: #4d3213; --who3: #3b2a5c; --who4: #133f44; --who5: #502338; --who6: #3d3f12; --who7: #353d48;
          }
        }
        .calendar-head { flex-wrap: wrap; align-items: center !important; justify-content: flex-start !important; gap: .25rem 1rem !important; }
        .calendar-head h2 { font-size: 1rem; color: var(--ink); }
        .calendar-head nav { display: flex; flex-wrap: wrap; }
        .calendar-head nav a { padding: .25rem .5rem; text-decoration: none; border-radius: var(--radius); }
        .calendar-head nav a:hover { background: var(--sunk); }
        .calendar-head nav a[aria-current] { background: var(--accent-wash); font-weight: 650; }
        .calendar { display: none; padding: .25rem .75rem .75rem; }
        .strip-of-days { display: grid; grid-template-columns: minmax(4rem, max-content) minmax(0, 1fr); gap: 0 .75rem; align-items: center; }
        .strip-of-days + .strip-of-days { margin-top: .5rem; padding-top: .25rem; border-top: .0625rem solid var(--line); }
        span.track { font-size: .8125rem; max-width: 12rem; overflow-wrap: anywhere; }
        .calendar svg { fill: var(--ink); font-size: .8125rem; }
        svg.days { width: 100%; height: 1.375rem; }
        svg.days text { fill: var(--soft); }
        svg.days .today text { fill: var(--accent); font-weight: 650; }
        svg.days .outside text { fill: var(--faint); }
        svg.track { width: 100%; height: 2rem; display: block; }
        svg.track svg rect { x: 1px; y: 3px; width: 100%; height: 26px; rx: 3px; }
        svg.track svg text { transform: translate(6px, 21px); }
        svg.track line { stroke: var(--line); }
        svg.track line.now { stroke: var(--accent); stroke-width: 2; }
        .who0 rect { fill: var(--who0); } .who1 rect { fill: var(--who1); } .who2 rect { fill: var(--who2); } .who3 rect { fill: var(--who3); }
        .who4 rect { fill: var(--who4); } .who5 rect { fill: var(--who5); } .who6 rect { fill: var(--who6); } .who7 rect { fill: var(--who7); }
        .calendar > p { display: none; }
        .script .calendar > p { display: block; }
        .script svg.track[data-schedule] { cursor: crosshair; touch-action: pan-y; }
        svg.track rect.drawn { fill: var(--accent); fill-opacity: .3; stroke: var(--accent); stroke-width: 2; }
        .taken text { font-style: italic; font-weight: 650; }
        .gap rect { fill: var(--rank0-wash); stroke: var(--rank0); stroke-dasharray: 4 3; }
        .gap text { fill: var(--rank0); font-weight: 650; }
        .card.gaps { border-color: var(--rank0); }
        .card.gaps h2 { color: var(--rank0); }
        .lists { display: grid; gap: var(--gap); }
        .lists .rows { columns: 16rem; column-gap: 0; column-rule: .0625rem solid var(--line); }
        .lists .rows, .rows.tiles { border-top: .0625rem solid var(--line); overflow: hidden; }
        .lists .rows > li, .tiles > li { margin-top: -.0625rem; border-top: .0625rem solid var(--line); }
        .lists .rows > li { break-inside: avoid; }
        .rows.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
        .tiles > li:only-child { grid-column: 1 / -1; }
        @media (min-width: 44rem) { .calendar { display: block; } }

        """
}
