extension StyleSheet {
    /// Menus, ticks, folds and notes.
    static let folds = """
        .who { display: flex; gap: .375rem; align-items: center; }
        .who select { width: auto; max-width: 9rem; }
        .script .no-script { display: none; }
        button.tick { width: 1.75rem; height: 1.75rem; min-height: 0; padding: 0; line-height: 1; }
        button.tick[aria-pressed=true] { background: var(--good-wash); color: var(--good); border-color: var(--good); }
        button[aria-pressed=true] { border-color: var(--accent); color: var(--accent); background: var(--accent-wash); }
        .fold > summary { cursor: pointer; padding: .5rem .75rem; color: var(--soft); font-size: .8125rem; }
        li .fold > summary { padding: .1875rem 0; }
        .question { grid-template-columns: 1fr auto !important; align-items: center; }
        .question .end { display: flex; gap: 1rem; }
        .step { grid-template-columns: 1.25rem 1fr auto !important; }
        .step .acts { gap: .25rem; justify-content: end; }
        .never { color: var(--rank0); font-weight: 600; padding: 0 .75rem .375rem !important; }
        .before { border-left: .1875rem solid var(--rank1); margin: .25rem .75rem; }
        .before ul { padding-left: 1rem; list-style: disc; }
        .pin { border-left: .1875rem solid var(--accent); padding-left: .5rem; font-weight: 600; }
        .posting { white-space: pre-line; }
        .pill.exercise { border-color: var(--rank2); color: var(--rank2); }
        .pill.public { color: var(--rank1); }
        .line.detail { color: var(--soft); }
        .hide-detail .line.detail { display: none; }
        .line.key { font-weight: 400; }
        dialog {
          border: .0625rem solid var(--strong-line); border-radius: var(--radius); background: var(--card); color: var(--ink);
          padding: 1rem; max-width: 30rem;
        }
        dialog::backdrop { background: rgb(0 0 0 / .4); }
        .stale {
          position: fixed; z-index: 8; inset: auto 0 0 0; margin: 0; padding: .5rem 1rem; background: var(--rank2-wash);
          color: var(--rank2); text-align: center; font-weight: 600;
        }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
        .acts { margin-bottom: 1rem; }
        .acts.bar > details[open] { flex: 1 1 100%; }
        .rows .acts { margin: .375rem 0 .125rem; }
        .row > .acts, .check-list .acts { margin: 0; }
        .tiles details.act { margin-top: .375rem; }
        summary.plain { color: var(--accent); font-weight: 600; }
        .acts form { display: contents; }
        details.act > div > form, details.act[open] > form { display: grid; gap: .5rem; }
        .narrow { max-width: 40rem; }
        .narrow > * + * { margin-top: 1rem; }
        .card > h1 { padding: .625rem .75rem .375rem; font-size: 1.125rem; }
        @media (min-width: 56rem) { .room.hub { grid-template-columns: minmax(0, 1fr) 24rem; } }
        .incident { display: grid; gap: .25rem; }
        .incident.asks { box-shadow: inset .1875rem 0 var(--accent); }
        .row .row { display: inline-flex; }
        legend { font-size: .8125rem; color: var(--soft); padding: 0 0 .25rem; }
        @media (max-width: 40rem) {
          .acts.bar { margin: 0; gap: .375rem; }
          .bar > form button, .bar > details > summary { min-height: 3rem; padding: .25rem .5rem; font-size: .9375rem; }
          .bar > .first button { flex: 1 1 auto; font-size: 1.125rem; }
        }
        /* One row for a thumb; what is seldom needed comes with “More”. A browser without :has shows all of it. */
        @supports selector(:has(a)) {
          @media (max-width: 40rem) { .bar:not(:has(> .more[open])) > .rare { display: none; } }
        }

        """
}
