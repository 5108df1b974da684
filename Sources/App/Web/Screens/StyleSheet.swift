/// One small style sheet: telephone first, light or dark as the reader's system says, colour never the only sign.
enum StyleSheet {
    static let text = """
        :root { color-scheme: light dark; --ink: #18202c; --soft: #5a6675; --paper: #fbfbfa; --card: #fff; --line: #dfe3e8; --accent: #1d4ed8;
          --rank0: #b42318; --rank1: #b54708; --rank2: #7a5d00; --rank3: #4b5563; --good: #1a7f43; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8ebef; --soft: #9aa6b4; --paper: #12161c; --card: #1a2028; --line: #2e3742;
          --accent: #8ab4ff; --rank0: #ff8a80; --rank1: #ffb366; --rank2: #e6c84d; --rank3: #b5bec9; --good: #6fd195; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        header, main, footer { max-width: 60rem; margin: 0 auto; padding: .75rem 1rem; }
        header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; }
        header a { color: inherit; text-decoration: none; font-weight: 650; }
        header .soft, footer { color: var(--soft); font-size: .875rem; }
        h1 { font-size: 1.35rem; line-height: 1.25; margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
        h2 { font-size: .8125rem; margin: 1.75rem 0 .5rem; color: var(--soft); text-transform: uppercase; letter-spacing: .06em; }
        a { color: var(--accent); }
        ul, ol { list-style: none; margin: 0; padding: 0; }
        li, .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .625rem .75rem; margin-bottom: .5rem; }
        li { overflow-wrap: anywhere; }
        li.note { border-left: .25rem solid var(--accent); white-space: pre-line; }
        .row { display: flex; gap: .375rem .75rem; flex-wrap: wrap; align-items: baseline; }
        .soft { color: var(--soft); font-size: .875rem; }
        .badge { font-weight: 650; white-space: nowrap; }
        .rank0 { color: var(--rank0); } .rank1 { color: var(--rank1); } .rank2 { color: var(--rank2); } .rank3 { color: var(--rank3); }
        .status { border: 1px solid currentcolor; border-radius: 1rem; padding: 0 .5rem; font-size: .8125rem; white-space: nowrap; }
        .late { color: var(--rank0); font-weight: 650; }
        .good { color: var(--good); }
        dl { display: grid; grid-template-columns: auto 1fr; gap: .125rem .75rem; margin: .5rem 0; font-size: .875rem; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        form.row { margin: .5rem 0; }
        button, input, textarea, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
          padding: .5rem .75rem; min-height: 2.75rem; max-width: 100%; }
        textarea, input[type=password] { width: 100%; }
        button { cursor: pointer; font-weight: 600; }
        button.main { background: var(--accent); border-color: var(--accent); color: var(--paper); }
        button.big { width: 100%; min-height: 4rem; font-size: 1.25rem; }
        .acts { margin: 1rem 0; max-width: 24rem; }
        .acts .row { margin-top: .5rem; align-items: center; }
        .labels span { background: var(--paper); border: 1px solid var(--line); border-radius: .25rem; padding: 0 .25rem; display: inline-block; }
        :focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
        code, .labels { font: .8125rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
        @media (max-width: 30rem) { header, main, footer { padding-left: .75rem; padding-right: .75rem; }
          .bar { position: fixed; z-index: 1; left: 0; right: 0; bottom: 0; margin: 0; max-width: none; background: var(--paper);
            border-top: 1px solid var(--line); padding: .5rem .75rem calc(.5rem + env(safe-area-inset-bottom)); }
          .bar .row { flex-wrap: nowrap; } .bar .row > button { flex: 1 1 auto; padding: .5rem; } .bar label { flex: 1 1 40%; min-width: 0; }
          .bar select { width: calc(100% - 1.75rem); min-width: 0; }
          main:has(.bar) + footer { padding-bottom: 11rem; } }

        """
}
