extension Migration {
    /// When an alert was sent, beside how often.
    static let rhythm = Migration(
        number: 9,
        script: """
            ALTER TABLE open_alerts ADD COLUMN rhythm BLOB;     -- see Rhythm
            ALTER TABLE alerts ADD COLUMN rhythm BLOB;          -- NULL while it fires, as the other counters
            """)
}
