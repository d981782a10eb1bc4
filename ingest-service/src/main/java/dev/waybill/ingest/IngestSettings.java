package dev.waybill.ingest;

import dev.waybill.ingest.webhook.WebhookConfig;
import dev.waybill.model.setting.CommaList;
import dev.waybill.operator.login.Operators;
import dev.waybill.operator.login.OperatorsConfig;
import dev.waybill.operator.startup.Lookup;
import dev.waybill.operator.startup.Preflight;
import dev.waybill.operator.startup.Probes;
import dev.waybill.operator.startup.Settings;
import dev.waybill.operator.startup.StoreChecks;
import dev.waybill.operator.startup.ZohoAddresses;
import dev.waybill.operator.time.ZoneConfig;
import dev.waybill.store.CatalystConfig;
import dev.waybill.store.JournalConfig;
import dev.waybill.store.StoreConfig;
import dev.waybill.store.ZohoAccessConfig;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings of the service and what is checked about them before it starts. Source: contract, Configuration. */
final class IngestSettings {

    /** By default it listens on 8080. Source: contract, Ports. */
    static final Settings ALL = Settings.of(
            8080,
            StoreConfig.class,
            CatalystConfig.class,
            JournalConfig.class,
            ZohoAccessConfig.class,
            ZoneConfig.class,
            OperatorsConfig.class,
            WebhookConfig.class);

    private static final String APP_SECRETS = "waybill.webhook.app-secrets";
    private static final String URL_TOKENS = "waybill.webhook.url-tokens";

    /** What stands in a URL as it is. Source: RFC 3986, unreserved characters. */
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~\\-]*");

    private IngestSettings() {}

    static Preflight preflight() {
        return Preflight.of(ALL)
                .ignoring("WAYBILL_ZOHO_", "WAYBILL_CREATOR_", "WAYBILL_SYNC_", "WAYBILL_STATUS_", "WAYBILL_CONSOLE_")
                .with(IngestSettings::callersKnown)
                .with(Operators::complaints)
                .with(StoreChecks.catalystKnown(ALL))
                .with(ZohoAddresses::complaints)
                .with(IngestSettings::storageWritable)
                .warningOf(IngestSettings::tokensToEscape);
    }

    /** Where callbacks are written first can be written. */
    private static List<String> storageWritable(Lookup values) {
        return StoreChecks.inCatalyst(values)
                ? Probes.folderWritable("waybill.journal.path", values)
                : StoreChecks.storeWritable(values);
    }

    /** Somebody must be able to post, and if that is to be anybody, it must be asked for. */
    static List<String> callersKnown(Lookup values) {
        boolean known = Stream.of(APP_SECRETS, URL_TOKENS)
                .anyMatch(key -> !elements(values, key).isEmpty());
        return known || values.isTrue("waybill.webhook.open")
                ? List.of()
                : List.of(
                        "WAYBILL_WEBHOOK_APP_SECRETS and WAYBILL_WEBHOOK_URL_TOKENS are both missing, so anybody could"
                                + " post; set one of them (a comma list), or WAYBILL_WEBHOOK_OPEN=true where that is meant");
    }

    /** Tokens that a URL cannot hold as they are; whoever writes the URL may have pasted them all the same. */
    static List<String> tokensToEscape(Lookup values) {
        List<String> tokens = elements(values, URL_TOKENS);
        return IntStream.range(0, tokens.size())
                .filter(i -> !UNRESERVED.matcher(tokens.get(i)).matches())
                .mapToObj(
                        i -> "WAYBILL_WEBHOOK_URL_TOKENS: element " + (i + 1) + " holds characters that must be escaped"
                                + " in a URL, such as + / % = &; it is accepted escaped and as it is, but letters, digits, - and _"
                                + " are safer")
                .toList();
    }

    private static List<String> elements(Lookup values, String key) {
        return CommaList.elements(values.value(key).map(CommaList::of));
    }
}
