internal import COpenSSL

package enum OpenSSL {
    /// Asked before anything else of OpenSSL: by itself it frees its locks when the process ends, while a thread of libcurl that
    /// closes its connections may still take one, and the program crashes at the very end.
    package static let outlivesTheThreads: Bool = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1
}
