/// What people and things are called in a story. The same stories are told in plain words, in very long ones, and in those of people who
/// write from right to left.
struct Wording: Hashable, Sendable {
    let shop: String
    /// Who is on call first, who leads, who knows security, and two who speak with customers.
    let people: [String]
    let fullNames: [String]
    /// Services: what people buy with, what they search with, and what is left.
    let checkout: String
    let search: String
    let mail: String
    let title: String
    let note: String
    let told: String

    static let plain = Wording(
        shop: "Linden shop", people: ["ana", "bo", "cy", "dana", "eli"], fullNames: ["Ana Berg", "Bo Lund", "Cy Holm", "Dana Ek", "Eli Strand"],
        checkout: "checkout", search: "search", mail: "mail", title: "Checkout answers with errors",
        note: "The errors began with the deploy of 14:02; rolling it back now.",
        told: "Some of you cannot pay at the moment. We have found the cause and are putting it right. Your basket is kept.")

    static let long = Wording(
        shop: "Donaudampfschifffahrtsgesellschaftsbedarfshandel",
        people: [
            "maximiliana-von-und-zu-hohenlohe-waldenburg-schillingsfuerst", "bartholomaeus", "krzysztof-wladyslaw-brzeczyszczykiewicz",
            "dana-the-second-of-that-name-in-the-department-of-customer-care", "eli",
        ],
        fullNames: [
            "Maximiliana Gräfin von und zu Hohenlohe-Waldenburg-Schillingsfürst", "Bartholomäus", "Krzysztof Władysław Brzęczyszczykiewicz",
            "Dana, the second of that name in the department of customer care", "Eli",
        ],
        checkout: "payment-authorisation-and-settlement-gateway-for-europe-west-3b", search: "Volltextsuchmaschinenindexaktualisierungsdienst",
        mail: "mail",
        title: """
            PaymentAuthorisationGatewayUpstreamConnectionPoolExhaustedForTenantGroupEuropeWest3b answers 503 to nearly every request since the \
            deploy of this afternoon, and nobody who tries to pay by card gets through
            """,
        note: "https://logs.linden.example/explore?query=service%3Dcheckout%26level%3Derror%26from%3D2026-11-19T13%3A02%3A00Z%26columns%3Dtrace",
        told: """
            Zahlungsabwicklungsschnittstellenüberlastung: some of you cannot pay at the moment. We have found the cause, are putting it right, and \
            shall write again as soon as there is anything to say, at the latest within the hour.
            """)

    static let rightToLeft = Wording(
        shop: "متجر الزيزفون", people: ["مريم", "נועה", "فرهاد", "שרה", "یاسمین"],
        fullNames: ["مريم الحداد", "נועה לוי", "فرهاد رضایی", "שרה כהן", "یاسمین"],
        checkout: "الدفع", search: "חיפוש", mail: "بريد", title: "صفحة الدفع تعيد خطأ 503 منذ آخر نشر",
        note: "השגיאות התחילו אחרי הפריסה של 14:02, מחזירים אותה (rollback) עכשיו.",
        told: "لا يستطيع بعضكم الدفع الآن. عرفنا السبب ونعمل على إصلاحه.")
}
