extension StyleSheet {
    /// The list of alerts and what is looked for in it.
    static let alerts = """
        .wide-list { max-width: 75rem; display: grid; gap: var(--gap); grid-template-columns: minmax(0, 1fr); }
        .find { display: flex; flex-wrap: wrap; gap: .625rem; align-items: end; }
        .find label { flex: 0 1 12rem; }
        .find label:first-of-type { flex: 1 1 16rem; }
        @media (max-width: 40rem) {
          .find label { flex: 1 1 8rem; }
          .find label:first-of-type { flex-basis: 100%; }
          .find > button { flex: 1 0 auto; }
        }
        .why { padding: .25rem 0 .375rem; grid-template-columns: 5rem 1fr; }
        .why p + p { margin-top: .125rem; }

        """
}
