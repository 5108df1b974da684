extension Migration {
    /// A heartbeat that is expected and has never come has no last moment. Of those that are kept already nobody knows; they keep theirs.
    static let unheard = Migration(
        number: 10,
        script: """
            ALTER TABLE heartbeats RENAME TO heartbeats_before;
            CREATE TABLE heartbeats(source TEXT PRIMARY KEY, last_at INTEGER, due INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            INSERT INTO heartbeats SELECT source, last_at, due FROM heartbeats_before;
            DROP TABLE heartbeats_before;
            """)
}
