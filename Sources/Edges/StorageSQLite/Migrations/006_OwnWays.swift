extension Migration {
    /// Addresses that people proved to be theirs, in place of what the runbook says.
    static let ownWays = Migration(
        number: 6,
        script: """
            CREATE TABLE own_addresses(
                person TEXT NOT NULL,
                contact TEXT NOT NULL,          -- email, phone, slack or ntfy
                address TEXT NOT NULL,
                proven_at INTEGER NOT NULL,
                PRIMARY KEY (person, contact)
            ) STRICT, WITHOUT ROWID;
            """)
}
