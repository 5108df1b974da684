/// Every way a person answers from outside the screens.
enum AnsweringRoutes {
    static let all: [Route] = LinkRoutes.routes + SlackRoutes.routes + TwilioRoutes.routes + CalendarRoutes.routes
}
