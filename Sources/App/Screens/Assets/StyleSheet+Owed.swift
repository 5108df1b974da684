extension StyleSheet {
    /// What is owed, with the time that is left.
    static let owed = """
        .owed { display: grid; grid-template-columns: 1fr auto; gap: .125rem .75rem; align-items: baseline; }
        .owed .left { font-weight: 650; font-size: 1rem; }
        .owed progress { grid-column: 1 / -1; }
        progress {
          appearance: none; width: 100%; height: .25rem; border: 0; border-radius: .125rem; background: var(--sunk); overflow: hidden;
          display: block; color: var(--accent);
        }
        progress::-webkit-progress-bar { background: var(--sunk); }
        progress::-webkit-progress-value { background: var(--accent); }
        progress::-moz-progress-bar { background: var(--accent); }
        .soon progress::-webkit-progress-value { background: var(--rank1); }
        .soon progress::-moz-progress-bar { background: var(--rank1); }
        .soon .left { color: var(--rank1); }
        .over progress::-webkit-progress-value { background: var(--rank0); }
        .over progress::-moz-progress-bar { background: var(--rank0); }
        .over .left { color: var(--rank0); }

        """
}
