internal import CCurl

/// The curl thread: starts what may start, lets libcurl work, hands out what has ended, sleeps until something happens.
struct CurlLoop {
    private let multi: MultiHandle
    private let inbox: CurlInbox
    private let options: CurlClient.Options
    private var line: CurlLine<CurlJob>
    private var active: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    /// Handles to use again: libcurl says that is cheaper than new ones.
    private var idle: [UnsafeMutableRawPointer] = []

    init(multi: MultiHandle, inbox: CurlInbox, options: CurlClient.Options) {
        self.multi = multi
        self.inbox = inbox
        self.options = options
        line = CurlLine(max: options.transfersMax, maxEachHost: options.transfersEachHost)
        _ = ccurl_multi_set_long(multi.pointer, CURLMOPT_MAXCONNECTS, options.transfersMax)
    }

    consuming func run() {
        while let jobs = inbox.take() {
            for job in jobs where line.admits(job, to: job.host) { start(job) }
            var running: Int32 = 0
            curl_multi_perform(multi.pointer, &running)
            collect()
            failLate()
            // libcurl returns sooner by itself when a transfer is due; a second is how late a waiting job may be told so.
            curl_multi_poll(multi.pointer, nil, 0, line.waiting > 0 ? 1000 : 60_000, nil)
        }
        end()
    }

    private mutating func start(_ job: CurlJob) {
        guard let easy = idle.popLast() ?? curl_easy_init() else { return finish(job, .noMemory) }
        let transfer = CurlTransfer(job: job, easy: easy, answerBytesMax: options.answerBytesMax, refusesPrivate: options.refusesPrivateAddresses)
        transfer.prepare(options)
        active[easy] = transfer
        curl_multi_add_handle(multi.pointer, easy)
    }

    private mutating func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            curl_multi_remove_handle(multi.pointer, easy)
            guard let transfer = active.removeValue(forKey: easy) else { continue }
            let outcome = transfer.outcome(code)
            recycle(easy)
            finish(transfer.job, outcome)
        }
    }

    private mutating func finish(_ job: CurlJob, _ outcome: CurlOutcome) {
        job.waiter.resume(returning: outcome)
        if let next = line.next(after: job.host) { start(next) }
    }

    private mutating func failLate() {
        guard line.waiting > 0 else { return }
        let now = ContinuousClock.now
        for job in line.removeHeads(where: { $0.deadline <= now }) { job.waiter.resume(returning: .waitedTooLong) }
    }

    private mutating func recycle(_ easy: UnsafeMutableRawPointer) {
        guard idle.count < 64 else { return curl_easy_cleanup(easy) }
        curl_easy_reset(easy)
        idle.append(easy)
    }

    private mutating func end() {
        for job in inbox.close() + line.removeHeads(where: { _ in true }) { job.waiter.resume(returning: .stopped) }
        for (easy, transfer) in active {
            curl_multi_remove_handle(multi.pointer, easy)
            curl_easy_cleanup(easy)
            transfer.job.waiter.resume(returning: .stopped)
        }
        idle.forEach { curl_easy_cleanup($0) }
        curl_multi_cleanup(multi.pointer)
    }
}
