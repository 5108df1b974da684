internal import Engine
internal import Runtime
internal import Screens
internal import Web

/// What a person reads when something was not done.
enum ProblemStories {
    static func all(_ told: Told) -> [Story] {
        let fields = ProblemDocument.invalid("#/minutes", "must be a whole number")
        return [
            Story("problem", "not there", ProblemDocument.notFound("there is no such incident").screen()),
            Story("problem", "a wrong field", fields.screen()),
            Story("problem", "not allowed", ProblemDocument.forbidden("this needs the role responder, and you are a viewer").screen()),
            Story("problem", "overtaken by somebody", ProblemDocument(Trouble.refused(.overtaken)).screen(at: "/incidents/INC-42/severity")),
            Story("problem", "storage is full", ProblemDocument(Trouble.unwritable("the disk is full")).screen()),
            Story("problem", "too many attempts", ProblemDocument.tooMany(retryAfter: 60, "wait a minute and try again").screen()),
            Story("problem", "an invitation that was used", ProblemDocument.goneLink.screen()),
            Story("problem", "no connection", OfflineScreen()), Story("problem", "on the way to the page", GoingOnScreen("Signed in", to: "/oncall")),
            Story("problem", "very long words", ProblemDocument.notFound("nothing lives at /" + told.long.words.title).screen()),
        ]
    }
}
