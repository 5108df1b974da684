extension Migration {
    /// Who signs in with a password, and the browsers that did.
    static let accounts = Migration(
        number: 4,
        script: """
            CREATE TABLE accounts(
                name TEXT PRIMARY KEY,
                person TEXT,
                role TEXT,                      -- NULL: what the runbook gives the person
                password TEXT,                  -- the hash, with its salt and cost; NULL: none was set yet
                created_at INTEGER NOT NULL,
                disabled_at INTEGER,
                invitation TEXT,                -- what the key of the link hashes to
                invited_until INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE sessions(
                hash TEXT PRIMARY KEY,
                holder TEXT NOT NULL,           -- account:<name> or token:<name>
                started_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX sessions_holder ON sessions(holder);
            """)
}
