internal import Glibc

/// An IP address, asked only whether it lies outside the public internet (IANA special-purpose registries).
package struct NetworkAddress {
    /// 4 or 16 bytes.
    private let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// From a `sockaddr`; nil for a family that is neither IPv4 nor IPv6.
    init?(socketAddress: UnsafeRawBufferPointer) {
        guard socketAddress.count >= MemoryLayout<sockaddr_in>.size else { return nil }
        switch Int32(socketAddress.loadUnaligned(as: sockaddr.self).sa_family) {
        case AF_INET:
            bytes = Array(socketAddress[4..<8])
        case AF_INET6 where socketAddress.count >= 24:
            bytes = Array(socketAddress[8..<24])
        default:
            return nil
        }
    }

    package var isPrivate: Bool {
        if bytes.count == 4 { return NetworkAddress.isPrivate(bytes[0], bytes[1], bytes[2]) }
        // An IPv4 address in IPv6 clothes: mapped, translated (RFC 6052) or tunnelled (6to4).
        if bytes[..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255] || bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] {
            return NetworkAddress(bytes: Array(bytes[12...])).isPrivate
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return NetworkAddress(bytes: Array(bytes[2..<6])).isPrivate }
        // Global unicast is 2000::/3; 2001:db8::/32 in it is for documents.
        return bytes[0] & 0xE0 != 0x20 || bytes[..<4] == [0x20, 0x01, 0x0D, 0xB8]
    }

    private static func isPrivate(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        switch (a, b, c) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): true
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): true
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113): true
        default: false
        }
    }
}
