internal import CProcess
internal import Glibc

/// A program that was started: the process, everything it says, and a way to see that it has ended.
struct Child {
    struct Failure: Error {
        let reason: String

        init(_ what: String, _ code: Int32) { reason = "\(what): \(String(cString: strerror(code)))" }
    }

    /// Also the number of its process group, which it leads.
    let process: pid_t
    /// Readable once it has ended (man 2 pidfd_open). Its number is not given to anybody else before `reap`.
    let exit: Int32
    /// Standard output and standard error in one; reading never waits.
    let output: Int32

    init(_ command: Command, in folder: String) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure("no pipe for its output could be made", errno) }
        defer { close(ends[1]) }
        do throws(Failure) {
            process = try Child.spawn(command, in: folder, output: ends[1])
        } catch {
            close(ends[0])
            throw error
        }
        exit = pidfd_open(process, 0)
        guard exit >= 0 else {
            let code = errno
            close(ends[0])
            kill(-process, SIGKILL)
            _ = Child.wait(process)
            throw Failure("it was started but could not be watched, and was ended", code)
        }
        output = ends[0]
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
    }

    /// To all of its group, which is everything it started that did not leave the group.
    func signal(_ number: Int32) { kill(-process, number) }

    /// Waits until it has ended. The status as `waitpid` tells it; nil when it is lost because this process was told to ignore its children.
    func reap() -> Int32? { Child.wait(process) }

    func closeAll() {
        close(exit)
        close(output)
    }

    private static func wait(_ process: pid_t) -> Int32? {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
        return status
    }

    private static func spawn(_ command: Command, in folder: String, output: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // In this order: the pipe may have been given one of the three numbers, if the server was started without them.
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        posix_spawn_file_actions_addchdir_np(&actions, folder)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // A program inherits which signals are ignored, and the server ignores some.
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var process: pid_t = 0
        let code = withPointers(command.arguments) { arguments in
            withPointers(command.variables(in: folder)) { posix_spawn(&process, command.path, &actions, &attributes, arguments, $0) }
        }
        guard code == 0 else { throw Failure("`\(command.path)` could not be started", code) }
        return process
    }

    /// The strings as C wants them: pointers, with a null at the end.
    private static func withPointers<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }
}
