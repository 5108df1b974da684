extension Migration {
    /// The browsers pages are pushed to.
    static let devices = Migration(
        number: 8,
        script: """
            CREATE TABLE devices(
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL,
                name TEXT NOT NULL,
                endpoint TEXT NOT NULL,         -- at its push service
                p256dh TEXT NOT NULL,
                auth TEXT NOT NULL,
                added_at INTEGER NOT NULL,
                used_at INTEGER                 -- NULL: no message was taken for it yet
            ) STRICT, WITHOUT ROWID;
            """)
}
