internal import CZlib

/// Makes texts smaller for the way to whoever reads them (RFC 1952), by zlib.
package enum Gzip {
    /// A page of 40 kB in well under a millisecond; higher levels take twice the time for a twentieth of the size.
    private static let level: Int32 = 4

    /// Nil when zlib has no memory: then it goes as it is.
    package static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard czlib_start_gzip(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var isWhole = false
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { room, count in
            bytes.withUnsafeBufferPointer { source in
                // zlib only reads what it is given.
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(bound)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            count = Int(stream.total_out)
        }
        return isWhole ? packed : nil
    }
}
