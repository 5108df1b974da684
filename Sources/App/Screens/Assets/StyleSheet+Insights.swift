extension StyleSheet {
    /// Looking back: numbers by month, and their tables.
    static let insights = """
        .tabs { display: flex; flex-wrap: wrap; gap: .25rem; margin-bottom: 1rem; }
        .tabs a {
          padding: .375rem .75rem; border-radius: var(--radius); color: var(--soft); text-decoration: none; font-weight: 600;
          font-size: .875rem;
        }
        .tabs a:hover { background: var(--sunk); color: var(--ink); }
        .tabs a[aria-current] { background: var(--accent-wash); color: var(--accent); }
        .title { align-items: center; margin-bottom: 1rem; gap: .5rem 1rem; }
        .title form { align-items: center; gap: .5rem; }
        .title select { width: auto; }
        .figures {
          display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
          margin-bottom: var(--gap);
        }
        .figures.broad { grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
        .figure { padding-bottom: .25rem; display: flex; flex-direction: column; }
        .figures > section > table { margin-bottom: .25rem; }
        .figure > header { align-items: start; flex-wrap: nowrap; padding-bottom: 0; }
        .figures h2 { color: var(--ink); font-size: .9375rem; }
        .headline { display: grid; justify-items: end; white-space: nowrap; }
        .headline strong { font-size: 1.25rem; line-height: 1.2; }
        .figure > p { padding: 0 .75rem .25rem; }
        .chart { display: block; width: 100%; height: auto; padding: 0 .75rem; margin-top: auto; }
        .chart text {
          font-size: 11px; text-anchor: middle; fill: var(--soft); paint-order: stroke; stroke: var(--card); stroke-width: 4px;
          stroke-linejoin: round;
        }
        .chart a text { fill: var(--ink); font-weight: 600; }
        .chart path { fill: var(--accent); }
        .chart a.bad text, .chart path.bad { fill: var(--rank0); }
        .chart a .hit { fill: transparent; }
        .chart a:hover .hit { fill: var(--sunk); }
        .chart a:focus-visible .hit { fill: var(--accent-wash); }
        .chart .ground { stroke: var(--strong-line); stroke-width: 1; }
        .chart .goal { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 4; }
        .dash { display: inline-block; width: 1.5rem; border-top: .125rem dashed var(--ink); vertical-align: middle; }
        .figures th, .figures td { padding: .3125rem .75rem; text-align: right; font-weight: 400; }
        .figures th:first-child { text-align: left; }
        .figures thead th { font-size: .8125rem; }
        .figures th.when { text-transform: capitalize; }

        """
}
