extension StyleSheet {
    /// The runbook as a document: what it says, and beside it what that comes to; on paper too.
    static let document = """
        .document { max-width: 76rem; }
        .document > header > * + * { margin-top: .5rem; }
        .document h1 { font-size: 1.75rem; }
        .document h2 {
          font-size: 1.25rem; color: var(--ink); padding: 1.5rem 0 .375rem; border-bottom: .125rem solid var(--strong-line);
          letter-spacing: -.01em;
        }
        .document h3 { font-size: 1rem; }
        .document section > .soft { padding-top: .375rem; }
        .clause { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem 2rem; padding: .75rem 0; border-top: .0625rem solid var(--line); }
        .clause:first-of-type { border-top: 0; }
        .said > * + * { margin-top: .375rem; }
        .said .term { color: var(--soft); font-size: .8125rem; }
        .said ol, .said ul { padding-left: 1.5rem; list-style: decimal; }
        .said ul { list-style: disc; }
        .said li { padding: .125rem 0; overflow-wrap: anywhere; }
        .said .warning { border-left: .1875rem solid var(--rank1); list-style: none; padding-left: .75rem; }
        .clause > .beside { border-left: .125rem solid var(--line); padding-left: .75rem; display: grid; gap: .5rem; align-content: start; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .875rem; }
        caption { text-align: left; padding-bottom: .375rem; }
        th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-top: .0625rem solid var(--line); }
        thead th { border-top: 0; color: var(--soft); font-weight: 600; }
        tbody th { font-weight: 600; }
        .letter { text-decoration: none; font-weight: 650; }
        .letter.accountable, .letter.responsible { color: var(--accent); }
        .heard { position: absolute; width: .0625rem; height: .0625rem; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .foretold td, .foretold thead th { overflow-wrap: normal; }
        .foretold .beside li + li { margin-top: .25rem; }
        .contents { margin-top: 1rem; }
        .contents ol { columns: 9rem; column-gap: 1rem; font-size: .875rem; }
        .contents a { display: block; padding: .25rem 0; text-decoration: none; }
        .versions li { padding: .5rem 0; border-top: .0625rem solid var(--line); }
        .versions li:first-child { border-top: 0; }
        @media (min-width: 56rem) {
          .clause { grid-template-columns: minmax(0, 1fr) 20rem; }
          .clause > .beside { grid-column: 2; }
          .clause.broad { grid-template-columns: minmax(0, 1fr); }
          .clause.broad > .beside {
            grid-column: 1; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); border: 0; padding: .5rem 0 0;
          }
        }
        @media (min-width: 72rem) {
          .document { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 2.5rem; }
          .document > header { grid-column: 2; }
          .contents {
            grid-row: 1 / span 2; grid-column: 1; position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem);
            overflow-y: auto; margin: 0;
          }
          .contents ol { columns: auto; }
        }
        @page { margin: 18mm 16mm; }
        @media print {
          .document { display: block; max-width: none; font: 10pt/1.4 Georgia, "Noto Serif", serif; padding: 0; color: #000; }
          .document h1, .document h2, .document h3, .document table, .owing { font-family: sans-serif; }
          .document h2, .document h3 { break-after: avoid; }
          .document h2 { color: #000; }
          .clause { grid-template-columns: minmax(0, 1fr) 5.5cm; }
          .clause > .beside { grid-column: 2; font-size: 8pt; }
          .clause.broad { display: block; }
          .said li, .owing, .document tr, .versions li { break-inside: avoid; }
          .document pre { max-height: none; }
          .said a[href^=http]::after { content: " (" attr(href) ")"; font-size: 8pt; overflow-wrap: anywhere; }
          .contents ol { columns: 3; }
          .strip, footer, .stale, .document .tabs { display: none !important; }
          .clause > .beside .small { font-size: 8pt; }
        }

        """
}
