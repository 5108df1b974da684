/// The calendar of a schedule, for programs that subscribe to an address.
enum CalendarRoutes {
    static let routes: [Route] = []
}
