extension StyleSheet {
    /// Buttons and fields, large enough for a thumb.
    static let acting = """
        button, .button, input, select, textarea {
          font: inherit; color: inherit; background: var(--card); border: .0625rem solid var(--strong-line); border-radius: var(--radius);
          padding: .375rem .625rem; min-height: 2.25rem; max-width: 100%;
        }
        textarea { width: 100%; resize: vertical; line-height: 1.4; }
        form.row { min-width: 0; max-width: 100%; }
        input:not([type=checkbox], [type=radio]), select { width: 100%; }
        button, .button {
          cursor: pointer; font-weight: 600; display: inline-flex; align-items: center; justify-content: center; gap: .375rem;
          text-decoration: none; width: auto;
        }
        button:hover, .button:hover { background: var(--sunk); }
        button.main, .button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
        button.main:hover, .button.main:hover { filter: brightness(1.08); }
        button.danger { color: var(--rank0); }
        button.plain { border-color: transparent; background: none; color: var(--accent); padding: .25rem .375rem; min-height: 1.75rem; }
        button.big, .button.big { width: 100%; min-height: 4rem; font-size: 1.25rem; }
        label { font-size: .8125rem; color: var(--soft); display: block; }
        label > input, label > select, label > textarea { margin-top: .25rem; }
        label.check { min-height: 1.5rem; display: flex; gap: .5rem; align-items: center; color: inherit; font-size: inherit; }
        input[type=checkbox], input[type=radio] {
          width: 1.0625rem; height: 1.0625rem; min-height: 0; accent-color: var(--accent); flex: none; align-self: center; margin-top: 0;
        }
        .fields { display: grid; gap: .625rem; }
        .acts { display: flex; flex-wrap: wrap; gap: .5rem; }
        details.act { position: relative; }
        /* What a thumb is to hit: WCAG 2.2, 2.5.8. */
        summary, .rows .row > a { min-height: 1.5rem; }
        nav a, .rows .row > a { display: inline-block; }
        nav a { min-height: 1.5rem; }
        details.act > summary { cursor: pointer; list-style: none; }
        details.act > summary::-webkit-details-marker { display: none; }
        details.act[open] > form, details.act[open] > div {
          margin-top: .5rem; padding: .75rem; background: var(--card); border: .0625rem solid var(--strong-line);
          border-radius: var(--radius); display: grid; gap: .625rem;
        }
        kbd {
          font: .75rem/1 ui-monospace, monospace; border: .0625rem solid var(--strong-line); border-bottom-width: .125rem;
          border-radius: .25rem; padding: .125rem .25rem; color: var(--soft);
        }
        @media (pointer: coarse) { button, .button, input, select, .top nav a { min-height: 2.75rem; } label.check { min-height: 2.25rem; } }

        """
}
