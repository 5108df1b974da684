internal import Runbooks
internal import Screens
internal import Vocabulary

/// Coming in, and one's own place there.
enum AccountStories {
    static func all(_ told: Told) -> [Story] {
        let shop = told.plain
        func profile(_ problem: String? = nil, notice: String? = nil, account: AccountName? = "ana", role: AccessRole = .admin) -> ProfileScreen {
            ProfileScreen(
                account: account, person: account == nil ? nil : shop.ana, role: role, reach: account == nil ? nil : reach(shop, mayChange: false),
                problem: problem, notice: notice, frame: shop.frame("You", at: nil))
        }
        func own(_ shop: Shop, waiting: Bool = false, hasDevices: Bool = true, hasPassword: Bool = true) -> ProfileScreen {
            ProfileScreen(
                account: AccountName(shop.ana.text), person: shop.ana, role: .responder, reach: reach(shop, isOwn: true, waiting: waiting),
                devices: hasDevices ? devices(shop) : DeviceList([], key: pushKey, isUsed: false), hasPassword: hasPassword,
                frame: shop.frame("You", at: nil))
        }
        func welcome(_ account: AccountName?, _ problem: String? = nil) -> WelcomeScreen {
            WelcomeScreen(
                action: account == nil ? "/set-up" : "/invitation", token: "story", key: "k", account: account,
                people: shop.book.people.keys.sorted(), problem: problem)
        }
        return [
            Story("sign-in", "fresh", SignInScreen(to: "/", token: "story")),
            Story(
                "sign-in", "refused",
                SignInScreen(to: "/", token: "story", name: "ana", problem: "That is not the name and password of anybody who may come in.")),
            Story(
                "sign-in", "by token",
                SignInScreen(to: "/", token: "story", problem: "This token is unknown, revoked or expired, or may not read.", wantsToken: true)),
            Story("sign-in", "by a provider", SignInScreen(to: "/", token: "story", provider: "Linden")),
            Story("sign-in", "by a provider alone", SignInScreen(to: "/", token: "story", provider: "Linden", takesPasswords: false)),
            Story(
                "sign-in", "refused by the provider",
                SignInScreen(
                    to: "/", token: "story", problem: "Linden does not say that you may come in. Ask an administrator.", provider: "Linden")),
            Story("welcome", "the first account", welcome(nil)), Story("welcome", "invited", welcome("dana")),
            Story("welcome", "a short password", welcome("dana", "Password must have at least 12 characters.")),
            Story("profile", "own account", profile()),
            Story("profile", "changed", profile(notice: "It is changed. Every other browser is signed out.")),
            Story("profile", "another password", profile("The password you have is another one.")),
            Story("profile", "by token", profile(account: nil, role: .viewer)),
            Story("profile", "a code is on its way", own(shop, waiting: true)),
            Story("profile", "no device yet", own(shop, hasDevices: false)),
            Story("profile", "by a provider", own(shop, hasPassword: false)),
            Story("accounts", "invited", accounts(shop, invitation: true)),
            Story("accounts", "with a mistake", accounts(shop, problem: "Name is taken already.")),
        ] + told.thrice("accounts", "many") { accounts($0) } + told.thrice("profile", "own ways") { own($0) }
    }

    // What browsers subscribe with is a point on a curve; this one is nobody's.
    private static let pushKey = "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U"

    private static func reach(_ shop: Shop, isOwn: Bool = false, waiting: Bool = false, mayChange: Bool = true) -> OwnReachPanel {
        let own = OwnReach(
            addresses: [.phone: "+46700000099"], urgent: [Person.Reach(by: .way(.push)), Person.Reach(by: .way(.call), after: .minutes(2))])
        return OwnReachPanel(
            shop.ana, own: isOwn ? own : nil, waiting: waiting ? [.email: "ana@linden.example"] : [:], under: shop.book, mayChange: mayChange)
    }

    private static func devices(_ shop: Shop) -> DeviceList {
        func at(_ moment: Moment) -> When { When(moment, at: shop.now, on: shop.clock) }
        return DeviceList(
            [
                DeviceList.Line(id: "1", name: "My telephone", added: at(shop.now - .days(40)), used: at(shop.now - .hours(3))),
                DeviceList.Line(id: "2", name: shop.words.title, added: at(shop.now - .minutes(4)), used: nil),
            ], key: pushKey, isUsed: true)
    }

    private static func accounts(_ shop: Shop, invitation: Bool = false, problem: String? = nil) -> AccountsScreen {
        let lines = shop.words.people.enumerated().map { place, name in
            AccountsScreen.Line(
                name: AccountName(name), person: place == 4 ? nil : PersonName(name), role: AccessRole.allCases[place % AccessRole.allCases.count],
                given: place % 2 == 0 ? nil : .responder, isInvited: place == 3, isDisabled: place == 2, isSelf: place == 0)
        }
        let invited = AccountsScreen.Invitation(
            name: "fay", link: "https://runbell.example/invitation?key=Qm9vayBvZiBzdG9yaWVzIGFuZCBvdGhlciBraW5kcw",
            until: When(shop.now + .days(3), at: shop.now, on: shop.clock))
        return AccountsScreen(
            lines, people: shop.book.people.keys.sorted(), invitation: invitation ? invited : nil, problem: problem,
            frame: shop.frame("Accounts", at: nil, administers: true))
    }
}
