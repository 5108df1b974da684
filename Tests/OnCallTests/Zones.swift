/// Places whose clocks do what programs do not expect.
enum Zones {
    static let hard = [
        "Europe/Stockholm", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul", "Europe/Volgograd",
        "America/New_York", "America/Sao_Paulo", "America/Havana", "America/Caracas", "America/St_Johns", "America/Nuuk", "America/Asuncion",
        "America/Scoresbysund", "America/Santiago", "America/Port-au-Prince", "Africa/Cairo", "Africa/Casablanca", "Africa/Windhoek",
        "Africa/Juba", "Asia/Beirut", "Asia/Tehran", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo", "Asia/Amman", "Asia/Gaza",
        "Asia/Pyongyang", "Asia/Almaty", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Apia", "Pacific/Chatham", "Pacific/Auckland",
        "Pacific/Easter", "Pacific/Kiritimati", "Pacific/Norfolk", "Antarctica/Troll", "Antarctica/Casey", "Antarctica/Macquarie", "UTC",
    ]
}
