internal import Notation
internal import OpenIDConnect
internal import Testing
internal import Vocabulary

@Suite("Who the provider says somebody is") struct IdentityTests {
    private func issuer(_ claims: @escaping @Sendable (JSON) -> JSON) async throws -> TestIssuer {
        let issuer = TestIssuer(try await .ec())
        issuer.behave { $0.claims = claims }
        return issuer
    }

    @Test(
        "an address counts when it is proven, and not otherwise",
        arguments: [(true, true), ("true", true), (false, false), ("false", false), ("yes", false), (nil, false)] as [(JSON?, Bool)])
    func email(_ verified: JSON?, _ counts: Bool) async throws {
        let identity = try await issuer { $0.with("email_verified", verified) }.signIn().identity
        #expect(identity.email == (counts ? "ana@shop.example" : nil))
    }

    @Test("what Microsoft says of the address' domain counts as proof", arguments: [true, 1, "1", false, 0] as [JSON])
    func domain(_ proven: JSON) async throws {
        let identity = try await issuer { $0.with("email_verified", nil).with("xms_edov", proven) }.signIn().identity
        #expect((identity.email != nil) == (proven != false && proven != 0))
    }

    @Test("groups are found where the settings say, in one word or as a path")
    func groups() async throws {
        let issuer = try await issuer {
            $0.with("groups", nil).with("https://shop.example/teams", "payments").with("realm_access", ["roles": ["sre", "", 7, "on\ncall"]])
        }
        #expect(try await issuer.signIn(issuer.provider { $0.groupsClaim = "https://shop.example/teams" }).identity.groups == ["payments"])
        #expect(try await issuer.signIn(issuer.provider { $0.groupsClaim = "realm_access.roles" }).identity.groups == ["sre"])
    }

    @Test("the userinfo endpoint is asked for what the ID token leaves out, and for nothing else")
    func userInfo() async throws {
        let issuer = try await issuer { $0 }
        _ = try await issuer.signIn()
        #expect(issuer.requests(to: "/me").isEmpty)
        issuer.behave {
            $0.claims = { $0.with("groups", nil).with("email", nil) }
            $0.userInfo = ["sub": "7f3a", "email": "bo@shop.example", "email_verified": true, "groups": ["leads"], "preferred_username": "other"]
        }
        let identity = try await issuer.signIn().identity
        #expect(identity.email == "bo@shop.example" && identity.groups == ["leads"] && identity.name == "ana")
        #expect(issuer.requests(to: "/me").map { $0.headers["Authorization"] } == ["Bearer acc3ss"])
    }

    @Test("userinfo about somebody else counts for nothing")
    func somebodyElse() async throws {
        let issuer = try await issuer { $0.with("groups", nil) }
        issuer.behave { $0.userInfo = ["sub": "other", "groups": ["leads"]] }
        #expect(try await issuer.signIn().identity.groups.isEmpty)
    }

    @Test("names can be told to count for nothing")
    func nameless() async throws {
        let issuer = try await issuer { $0 }
        #expect(try await issuer.signIn(issuer.provider { $0.nameClaim = nil }).identity.name == nil)
    }
}
