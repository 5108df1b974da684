internal import CCurl

/// libcurl's multi handle. Unchecked, because the curl thread alone uses it but for `wake`, which libcurl allows from any thread
/// (curl.se/libcurl/c/curl_multi_wakeup.html); `CurlInbox` calls that under its lock and never after `close`.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    init() {
        guard let pointer = curl_multi_init() else { preconditionFailure("libcurl found no memory for its first handle") }
        self.pointer = pointer
    }

    func wake() { curl_multi_wakeup(pointer) }
}
