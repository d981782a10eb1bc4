package dev.waybill.sync;

import static dev.waybill.operator.startup.SettingTypes.duration;
import static dev.waybill.operator.startup.SettingTypes.httpUrl;
import static dev.waybill.operator.startup.SettingTypes.list;
import static dev.waybill.operator.startup.SettingTypes.number;
import static dev.waybill.operator.startup.SettingTypes.oneOf;
import static dev.waybill.operator.startup.SettingTypes.pause;
import static dev.waybill.operator.startup.SettingTypes.positiveNumber;
import static dev.waybill.operator.startup.SettingTypes.text;
import static dev.waybill.operator.startup.SettingTypes.zone;

import dev.waybill.model.status.StatusOrder;
import dev.waybill.operator.startup.Setting;
import dev.waybill.operator.startup.SettingType;
import dev.waybill.operator.startup.SharedSettings;
import dev.waybill.zoho.creator.CreatorTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Every setting of this service, with what it takes. The configuration interfaces hold the same defaults. */
public final class SyncSettings {

    /** Where the service listens. Source: contract, Ports. */
    public static final int PORT = 8081;

    /** More than any plan has. Source: Zoho Creator facts 3.2. */
    private static final int MOST_CALLS_A_DAY = 10_000_000;

    private static final SettingType<String> LINK_NAME = text("a link name, as it stands in addresses of Creator");

    private static final Setting STATUS_ORDER = Setting.of(
                    "waybill.status.order",
                    new SettingType<>(
                            "a comma list of statuses, lowest first, with delivered and without read and played",
                            value -> StatusOrder.of(list().read(value))),
                    "which status outranks which")
            .or("sent,accepted,failed,delivered");

    private static final List<Setting> ZOHO = List.of(
            Setting.of("waybill.zoho.accounts-url", httpUrl(), "Accounts server of the data centre")
                    .or("https://accounts.zoho.com"),
            Setting.of("waybill.zoho.api-url", httpUrl(), "API domain of the data centre")
                    .or("https://www.zohoapis.com"),
            Setting.of("waybill.zoho.client-id", text("the client id of a self client"), "self client")
                    .needed(),
            Setting.of("waybill.zoho.client-secret", text("the client secret of a self client"), "self client")
                    .needed()
                    .hidden(),
            Setting.of("waybill.zoho.refresh-token", text("a refresh token of a self client"), "self client")
                    .needed()
                    .hidden(),
            Setting.of("waybill.zoho.connect-timeout", duration(), "until a connection stands")
                    .or("5s"),
            Setting.of("waybill.zoho.read-timeout", duration(), "from a call to the end of its answer")
                    .or("15s"),
            Setting.of("waybill.zoho.user-agent", text("a name without blanks"), "how calls name themselves")
                    .or("waybill"));

    private static final List<Setting> CREATOR = List.of(
            Setting.of("waybill.creator.owner", LINK_NAME, "user name of the account's owner")
                    .needed(),
            Setting.of("waybill.creator.app", LINK_NAME, "link name of the application")
                    .needed(),
            Setting.of("waybill.creator.report", LINK_NAME, "link name of the report")
                    .needed(),
            Setting.of("waybill.creator.calls-per-minute", positiveNumber(), "budget for all Creator calls")
                    .or("48"),
            Setting.of(
                            "waybill.creator.calls-per-day",
                            number(0, MOST_CALLS_A_DAY),
                            "quota of Creator calls a day, 0 if not known")
                    .or("0"),
            Setting.of(
                            "waybill.creator.date-format",
                            new SettingType<>(
                                    "a date pattern such as dd-MMM-yyyy HH:mm:ss",
                                    value -> CreatorTime.of(value, ZoneOffset.UTC)),
                            "the application's date and time format")
                    .or("dd-MMM-yyyy HH:mm:ss"),
            Setting.of(
                    "waybill.creator.zone",
                    zone(),
                    "the application's zone, where the day's quota starts; WAYBILL_ZONE" + " if not set"),
            Setting.of(
                    "waybill.creator.criteria",
                    text("a criteria expression of Creator"),
                    "which records are pending; those not delivered if not set"),
            Setting.of("waybill.creator.page-size", oneOf("200", "500", "1000"), "records of one page")
                    .or("1000"),
            Setting.of("waybill.creator.fields.status", LINK_NAME, "field of the status")
                    .or("Status"),
            Setting.of("waybill.creator.fields.queue-id", LINK_NAME, "field of the queue id, read")
                    .or("Queue_ID_DV"),
            Setting.of("waybill.creator.fields.queue-id-webhook", LINK_NAME, "field of the queue id, written")
                    .or("Queue_ID_Webhook"),
            Setting.of("waybill.creator.fields.message-id-webhook", LINK_NAME, "field of the message id")
                    .or("Message_ID_Webhook"),
            Setting.of("waybill.creator.fields.timestamp-webhook", LINK_NAME, "field of the time of the status")
                    .or("TimeStamp_Webhook"),
            Setting.of("waybill.creator.fields.recipient-id-webhook", LINK_NAME, "field of the recipient")
                    .or("recipient_id_Webhook"));

    private static final List<Setting> SYNC = List.of(
            Setting.of("waybill.sync.interval", duration(), "from one cycle to the next")
                    .or("60m"),
            Setting.of("waybill.sync.concurrency", number(1, 10), "ceiling of Creator calls in flight")
                    .or("10"),
            Setting.of("waybill.sync.delay", pause(), "least time between two starts")
                    .or("100ms"),
            Setting.of("waybill.sync.max-records", positiveNumber(), "updates a cycle")
                    .or("1000"),
            Setting.of("waybill.sync.max-pages", positiveNumber(), "pages of pending records a cycle")
                    .or("20"),
            Setting.of("waybill.sync.retry-delay", duration(), "pause before an unanswered call is repeated")
                    .or("1s"),
            Setting.of(
                            "waybill.sync.poll",
                            duration(),
                            "how often requests and leadership are looked at; 1s, with Catalyst 10s")
                    .or("1s"));

    private static final Setting CONSOLE_KEY = Setting.of(
                    "waybill.console.key",
                    new SettingType<>("a text of at least 16 characters", SyncSettings::longEnough),
                    "key of the console's log-in cookies, the same on every replica; made up at the start if not set")
            .hidden();

    private SyncSettings() {}

    private static String longEnough(String key) {
        if (key.length() < 16) {
            throw new IllegalArgumentException();
        }
        return key;
    }

    /** All of them, in the order of the documents. */
    public static List<Setting> all() {
        return Stream.of(SharedSettings.all(PORT), ZOHO, CREATOR, SYNC, List.of(STATUS_ORDER, CONSOLE_KEY))
                .flatMap(List::stream)
                .toList();
    }
}
