// swift-tools-version: 6.2
import PackageDescription

// The map of the house. Three rings: a pure core decides, edges translate, the app ring only carries.
// `uses` lists every room a room may import; TidyTests read this file's dump and fail on any other import.

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func room(_ ring: String, _ name: String, _ uses: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: uses, path: "Sources/\(ring)/\(name)", swiftSettings: house)
}
func pure(_ name: String, uses: [Target.Dependency] = []) -> Target { room("Pure", name, uses) }
func edge(_ name: String, uses: [Target.Dependency] = []) -> Target { room("Edges", name, uses) }
func app(_ name: String, uses: [Target.Dependency] = []) -> Target { room("App", name, uses) }
func tests(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: uses, path: "Tests/\(name)", swiftSettings: house)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "runbell",
    products: [
        .executable(name: "runbell", targets: ["CLI"]),
        .executable(name: "YearBench", targets: ["YearBench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", path: "Sources/Edges/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "COpenSSL", path: "Sources/Edges/COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CProcess", path: "Sources/Edges/CProcess"),
        .systemLibrary(name: "CSQLite", path: "Sources/Edges/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/Edges/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        pure("Vocabulary"),
        pure("Notation"),
        pure("OnCall", uses: ["Vocabulary"]),
        pure("Runbooks", uses: ["Vocabulary", "OnCall"]),
        pure("Engine", uses: ["Vocabulary", "OnCall", "Runbooks"]),
        pure("Assurance", uses: ["Vocabulary", "OnCall", "Runbooks"]),
        pure("Chronicle", uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "Engine"]),

        edge("Signing", uses: ["COpenSSL"]),
        edge("Packing", uses: ["CZlib"]),
        edge("CalendarFiles", uses: ["Vocabulary", "OnCall"]),
        edge("Documents", uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "RunbookFiles"]),
        edge("Inbound", uses: ["Vocabulary", "Notation", "Runbooks", "Signing"]),
        edge("Templates", uses: ["Vocabulary", "Runbooks", mustache]),
        edge("RunbookFiles", uses: ["Vocabulary", "OnCall", "Runbooks", "Signing", "Templates", yams]),
        edge("Storage", uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Signing"]),
        edge("StorageSQLite", uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Storage", "CSQLite"]),
        edge("Outbound", uses: ["Vocabulary", "Notation", "Runbooks", "Signing", "CCurl", crypto]),
        edge("Automation", uses: ["Vocabulary", "Notation", "Runbooks", "Outbound", "CProcess"]),
        edge("OpenIDConnect", uses: ["Vocabulary", "Notation", "Signing", jwtKit]),

        app(
            "Runtime",
            uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Chronicle", "Signing", "Storage", "Outbound", lifecycle, logging]),
        app(
            "Rehearsal",
            uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Chronicle", "Outbound", "Storage", "Runtime", logging]),
        app("Screens", uses: ["Vocabulary", "OnCall", "Runbooks", "Engine", "Assurance", "Chronicle", "Storage", mustache]),
        app(
            "Web",
            uses: [
                "Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Assurance", "Chronicle", "Signing", "Packing", "CalendarFiles",
                "Inbound", "Storage", "Runtime", "OpenIDConnect", "Screens", hummingbirdCore, httpTypes, nioCore, nioPosix, nioSSL, lifecycle,
                logging,
            ]),

        app(
            "Stories",
            uses: ["Vocabulary", "OnCall", "Runbooks", "Engine", "Assurance", "Chronicle", "RunbookFiles", "Storage", "Runtime", "Screens", "Web"]),

        app(
            "Server",
            uses: [
                "Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Signing", "CalendarFiles", "RunbookFiles", "Templates", "Automation",
                "Outbound", "OpenIDConnect", "Storage", "StorageSQLite", "Runtime", "Rehearsal", "Web", lifecycle, unixSignals, logging,
                configuration, systemPackage, nioCore,
            ]),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Assurance", "Chronicle", "CalendarFiles", "Documents", "RunbookFiles",
                "Outbound", "Storage", "StorageSQLite", "Runtime", "Rehearsal",
                "Stories", "Server",
                arguments,
            ], path: "Sources/App/CLI", swiftSettings: house),

        .executableTarget(
            name: "YearBench",
            dependencies: [
                "Vocabulary", "OnCall", "Runbooks", "Engine", "Assurance", "Chronicle", "RunbookFiles", "Storage", "Rehearsal",
            ],
            path: "Benchmarks/Year", exclude: ["runbook.yaml"], swiftSettings: house),

        tests("AssuranceTests", uses: ["Vocabulary", "OnCall", "Runbooks", "Engine", "RunbookFiles", "Assurance"]),
        tests("AutomationTests", uses: ["Vocabulary", "Runbooks", "Outbound", "Automation"]),
        tests("CalendarFilesTests", uses: ["Vocabulary", "OnCall", "CalendarFiles"]),
        tests("ChronicleTests", uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Chronicle"]),
        tests("DocumentsTests", uses: ["Vocabulary", "Notation", "OnCall", "Runbooks", "RunbookFiles", "Assurance", "Documents"]),
        tests("EngineTests", uses: ["Vocabulary", "OnCall", "Runbooks", "Engine"]),
        tests(
            "JourneyTests",
            uses: [
                logging, "CalendarFiles", "Templates", "RunbookFiles", "Vocabulary", "OnCall", "Runbooks", "Engine", "Storage", "StorageSQLite",
                "Outbound", "Runtime", "Notation", "Chronicle", "Rehearsal",
            ]),
        tests("InboundTests", uses: ["Inbound", "Notation", "Runbooks", "Vocabulary"]),
        tests("NotationTests", uses: ["Vocabulary", "Notation"]),
        tests("OpenIDConnectTests", uses: ["Vocabulary", "Notation", "Signing", "OpenIDConnect", jwtKit, cryptoExtras]),
        tests("OutboundTests", uses: ["Vocabulary", "Notation", "Runbooks", "Signing", "Outbound", crypto]),
        tests("OnCallTests", uses: ["Vocabulary", "OnCall"]),
        tests("RunbookFilesTests", uses: ["Vocabulary", "OnCall", "Runbooks", "Assurance", "RunbookFiles"]),
        tests("RunbooksTests", uses: ["Vocabulary", "OnCall", "Runbooks"]),
        tests("StorageTests", uses: ["Vocabulary", "OnCall", "Runbooks", "Engine", "Storage", "StorageSQLite"]),
        tests("RuntimeTests", uses: ["Vocabulary", "OnCall", "Runbooks", "Engine", "Outbound", "Storage", "Runtime"]),
        tests("ServerTests", uses: ["Vocabulary", "Runbooks", "RunbookFiles", "Storage", "StorageSQLite", "Server"]),
        tests("StorageSQLiteTests", uses: ["Vocabulary", "Runbooks", "Engine", "Storage", "StorageSQLite"]),
        tests("StoriesTests", uses: ["Vocabulary", "Screens", "Web", "Stories"]),
        tests("TemplatesTests", uses: ["Vocabulary", "Runbooks", "Templates"]),
        tests("TidyTests"),
        tests("TraceTests"),
        tests(
            "WebTests",
            uses: [
                "Vocabulary", "Notation", "OnCall", "Runbooks", "Engine", "Signing", "Inbound", "OpenIDConnect", "Storage", "Runtime", "Screens",
                "Web", hummingbirdCore, httpTypes, jwtKit, nioCore, nioPosix, nioSSL, lifecycle, logging,
            ]),
    ],
    swiftLanguageModes: [.v6]
)
