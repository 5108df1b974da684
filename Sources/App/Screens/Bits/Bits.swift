/// Small things that stand on many screens.
enum Bits {
    static let parts = [
        "time": When.template, "badge": Badge.template, "countdown": Countdown.template, "bar": Countdown.barTemplate, "spark": Spark.template,
        "spoken": Spoken.template,
    ]
}
