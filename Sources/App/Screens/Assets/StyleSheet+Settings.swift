extension StyleSheet {
    /// Sources, tokens and connections.
    static let settings = """
        .wide-narrow { max-width: 56rem; }
        .wide-narrow > * + * { margin-top: 1rem; }
        .recipe { padding: .25rem .75rem .75rem; }
        .recipe h3, h3.body { font-size: .875rem; margin: 0; padding: .25rem 0; }
        h3.body { padding: .5rem .75rem .25rem; }
        .recipe pre { overflow-wrap: normal; white-space: pre; max-height: none; margin-top: .25rem; }
        form.fields.body { padding: .25rem .75rem .75rem; }
        .row.pair { flex-wrap: nowrap; margin-bottom: .375rem; }
        input.copied { font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, monospace; }

        """
}
