extension Migration {
    /// Who has their copy of a notice to subscribers.
    static let handedOver = Migration(
        number: 3,
        script: """
            CREATE TABLE handed(
                notice INTEGER NOT NULL,        -- see PageKey
                subscriber TEXT NOT NULL,       -- the digest
                at INTEGER NOT NULL,
                PRIMARY KEY (notice, subscriber)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX handed_at ON handed(at);
            """)
}
