extension StyleSheet {
    /// What is around every page.
    static let frame = """
        .top {
          display: flex; align-items: center; gap: .25rem 1rem; flex-wrap: wrap; padding: 0 1rem; min-height: 3rem;
          background: var(--card); border-bottom: .0625rem solid var(--line);
        }
        .brand {
          display: inline-flex; align-items: center; gap: .5rem; color: var(--ink); font-weight: 680; text-decoration: none;
          min-height: 2.75rem;
        }
        .brand svg { width: 1.25rem; height: 1.25rem; }
        .top nav { display: flex; flex-wrap: wrap; }
        .top nav a {
          color: var(--soft); text-decoration: none; padding: .75rem .625rem; line-height: 1.25; border-bottom: .125rem solid transparent;
        }
        .top nav a:hover { color: var(--ink); }
        .top nav a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
        .top .end { min-width: 0; margin-left: auto; display: flex; align-items: center; gap: .5rem; white-space: nowrap; }
        .top .end > a:not(.button) { max-width: 16rem; overflow: hidden; text-overflow: ellipsis; line-height: 1.75rem; }
        @media (max-width: 44rem) {
          .top nav { order: 1; flex: 1 0 100%; flex-wrap: nowrap; overflow-x: auto; white-space: nowrap; margin: 0 -.5rem; }
          .top nav a { padding-inline: .5rem; }
          .top .end { padding-top: .25rem; }
          .top .end > a:not(.button) { max-width: 5rem; }
          .top .who label { position: absolute; clip-path: inset(50%); }
          .top .who select { max-width: 7.5rem; }
        }
        .strip {
          display: flex; flex-wrap: wrap; gap: .125rem .75rem; padding: .5rem 1rem; background: var(--rank0); color: #fff;
          font-weight: 600;
        }
        @media (prefers-color-scheme: dark) { .strip { background: #8d1c16; } }
        .strip a { color: inherit; overflow-wrap: anywhere; }
        .strip .since { font-weight: 400; }
        main { overflow-wrap: anywhere; padding: 1rem; max-width: 100rem; margin: 0 auto; }
        @media (hover: none), (max-width: 44rem) { .by-keys { display: none; } }
        footer { padding: 1.5rem 1rem; color: var(--faint); font-size: .8125rem; max-width: 100rem; margin: 0 auto; }

        """
}
