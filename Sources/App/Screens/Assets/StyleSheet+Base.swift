extension StyleSheet {
    /// Colours, letters and links: light or dark as the reader's system says.
    static let base = """
        :root {
          color-scheme: light dark; --paper: #f6f7f8; --card: #ffffff; --sunk: #eef0f2; --ink: #171b21; --soft: #56606d; --faint: #626c78;
          --line: #dcdfe4; --strong-line: #b9c0c9; --accent: #1b56c9; --accent-ink: #ffffff; --accent-wash: #e8effc; --rank0: #b3211a;
          --rank0-wash: #fdecea; --rank1: #a94a06; --rank1-wash: #fdf0e3; --rank2: #735a00; --rank2-wash: #fbf4d9; --rank3: #47525f;
          --rank3-wash: #eceff2; --good: #17713c; --good-wash: #e5f4ea; --radius: .375rem; --gap: 1rem;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #0f1216; --card: #171b21; --sunk: #1f242c; --ink: #e6e9ee; --soft: #a3adba; --faint: #828d9b; --line: #2a313a;
            --strong-line: #46505d; --accent: #86aefc; --accent-ink: #0c1524; --accent-wash: #1a2740; --rank0: #ff8f86;
            --rank0-wash: #3a1816; --rank1: #ffb06b; --rank1-wash: #38230f; --rank2: #e7cb55; --rank2-wash: #302908; --rank3: #b4bfcb;
            --rank3-wash: #242b34; --good: #74d39a; --good-wash: #12301d;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: .9375rem/1.45 -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums;
        }
        h1, h2, h3, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        fieldset { border: 0; min-width: 0; }
        /* Words of people who write from right to left do not turn around what stands beside them. */
        h1, h3, p, dd, textarea { unicode-bidi: plaintext; }
        a, strong, span, time, summary, option { unicode-bidi: isolate; }
        a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: .0625rem; }
        h1 { font-size: 1.375rem; line-height: 1.25; letter-spacing: -.01em; overflow-wrap: anywhere; }
        h2 { font-size: .8125rem; line-height: 1.3; font-weight: 650; color: var(--soft); }
        :focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; border-radius: .125rem; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: .5rem; top: .5rem; z-index: 9; background: var(--card); padding: .5rem .75rem; }

        """
}
