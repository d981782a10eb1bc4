package dev.waybill.ingest;

import dev.waybill.ingest.callback.IdPointer;
import dev.waybill.ingest.webhook.WebhookConfig;
import dev.waybill.operator.startup.Lookup;
import dev.waybill.operator.startup.Probes;
import dev.waybill.operator.startup.Setting;
import dev.waybill.operator.startup.SettingType;
import dev.waybill.operator.startup.SettingTypes;
import dev.waybill.operator.startup.SharedSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of the service. Source: contract, Configuration. */
public final class IngestSettings {

    /** Where the service listens. Source: contract, Ports. */
    static final int PORT = 8080;

    private static final Setting APP_SECRETS = Setting.of(
                    "waybill.webhook.app-secrets", SettingTypes.list(), "app secrets of Meta's signature")
            .hidden();
    private static final Setting URL_TOKENS = Setting.of(
                    "waybill.webhook.url-tokens", SettingTypes.list(), "tokens that callers put into the URL")
            .hidden();
    private static final Setting OPEN = Setting.of(
                    "waybill.webhook.open", SettingTypes.bool(), "take callbacks from anyone")
            .or("false");

    private static final Setting JOURNAL_PATH = Setting.of(
                    "waybill.journal.path", SettingTypes.path(), "file of callbacks on their way to Catalyst")
            .or("data/journal.db");
    private static final List<Setting> CATALYST = Stream.concat(
                    Stream.of(
                            JOURNAL_PATH,
                            Setting.of("waybill.journal.max-bytes", SettingTypes.diskSize(), "most bytes of it")
                                    .or("1G"),
                            SharedSettings.ACCOUNTS_URL),
                    SharedSettings.ZOHO_CLIENT.stream())
            .toList();

    private IngestSettings() {}

    /** All of them, in the order of the documents. */
    public static List<Setting> all() {
        return Stream.of(SharedSettings.all(PORT), CATALYST, own())
                .flatMap(List::stream)
                .toList();
    }

    /** Where callbacks are written first can be written. */
    static List<String> storageWritable(Lookup lookup) {
        Setting file = SharedSettings.inCatalyst(lookup) ? JOURNAL_PATH : SharedSettings.STORE_PATH;
        return Probes.folderWritable(file).complaints(lookup);
    }

    private static List<Setting> own() {
        return List.of(
                APP_SECRETS,
                URL_TOKENS,
                Setting.of("waybill.webhook.verify-tokens", SettingTypes.list(), "tokens of Meta's handshake")
                        .hidden(),
                OPEN,
                Setting.of("waybill.webhook.max-body", SettingTypes.memorySize(), "largest callback")
                        .or("4M"),
                Setting.of(
                                "waybill.webhook.max-in-memory",
                                SettingTypes.memorySize(),
                                "most bytes of callbacks at one moment")
                        .or("64M"),
                Setting.of("waybill.webhook.read-timeout", SettingTypes.duration(), "longest time a callback may take")
                        .or("30s"),
                Setting.of("waybill.webhook.store-timeout", SettingTypes.duration(), "longest time storing may take")
                        .or("10s"),
                Setting.of("waybill.webhook.queue-id-pointers", pointers(), "where a queue id may stand")
                        .or(WebhookConfig.QUEUE_ID_POINTERS),
                Setting.of("waybill.webhook.queue-id-pattern", pattern(), "what is accepted as a queue id")
                        .or(WebhookConfig.QUEUE_ID_PATTERN),
                Setting.of("waybill.webhook.message-id-pointers", pointers(), "where a message id may stand")
                        .or(WebhookConfig.MESSAGE_ID_POINTERS));
    }

    /** Somebody must be able to post, and if that is to be anybody, it must be asked for. */
    static List<String> callersKnown(Lookup lookup) {
        boolean known = Stream.of(APP_SECRETS, URL_TOKENS)
                .anyMatch(setting -> setting.valueIn(lookup).isPresent());
        boolean open = OPEN.valueIn(lookup).map(OPEN.type()::read).equals(Optional.of(true));
        return known || open
                ? List.of()
                : List.of(
                        "WAYBILL_WEBHOOK_APP_SECRETS and WAYBILL_WEBHOOK_URL_TOKENS are both missing, so anybody could"
                                + " post; set one of them (a comma list), or WAYBILL_WEBHOOK_OPEN=true where that is meant");
    }

    private static SettingType<List<IdPointer>> pointers() {
        return new SettingType<>(
                "a comma list of JSON pointers such as @/queue_id or /message/queue_id",
                value -> Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .map(IdPointer::of)
                        .toList());
    }

    private static SettingType<Pattern> pattern() {
        return new SettingType<>("a regular expression", Pattern::compile);
    }
}
