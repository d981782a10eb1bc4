package dev.waybill.operator.startup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that both services have. Source: contract, Configuration. */
public final class SharedSettings {

    /** Where the embedded store is. */
    public static final Setting STORE_PATH = Setting.of(
                    "waybill.store.sqlite.path", SettingTypes.path(), "database file, shared by both services")
            .or("data/waybill.db");

    private static final List<Setting> EMBEDDED_STORE = List.of(
            STORE_PATH,
            embedded("queue-calls", SettingTypes.positiveNumber(), "most calls that wait for the writer")
                    .or("4096"),
            embedded("queue-documents", SettingTypes.positiveNumber(), "most documents of the calls that wait")
                    .or("20000"),
            embedded("queue-bytes", SettingTypes.memorySize(), "most memory of the calls that wait")
                    .or("64M"),
            embedded("batch-documents", SettingTypes.positiveNumber(), "most documents of one commit")
                    .or("1000"),
            embedded("readers", SettingTypes.number(1, 64), "connections that read")
                    .or("3"),
            embedded("waiting-reads", SettingTypes.positiveNumber(), "most readings that wait for a connection")
                    .or("256"),
            embedded("read-timeout", SettingTypes.duration(), "longest time one reading of the store may take")
                    .or("10s"),
            embedded("lock-timeout", SettingTypes.duration(), "how long a write waits for the other service's")
                    .or("5s"),
            embedded("close-timeout", SettingTypes.duration(), "how long stopping waits for what is queued")
                    .or("10s"));

    /** Where Zoho gives out access tokens. */
    public static final Setting ACCOUNTS_URL = Setting.of(
                    "waybill.zoho.accounts-url", SettingTypes.httpUrl(), "Accounts server of the data centre")
            .or("https://accounts.zoho.com");

    /** Who we are for Zoho; a service that cannot do without them says so. */
    public static final List<Setting> ZOHO_CLIENT = List.of(
            Setting.of("waybill.zoho.client-id", SettingTypes.text("the client id of a self client"), "self client"),
            Setting.of(
                            "waybill.zoho.client-secret",
                            SettingTypes.text("the client secret of a self client"),
                            "self client")
                    .hidden(),
            Setting.of(
                            "waybill.zoho.refresh-token",
                            SettingTypes.text("a refresh token of a self client"),
                            "self client")
                    .hidden());

    private static final Setting STORE_KIND = Setting.of(
                    "waybill.store.kind", SettingTypes.oneOf("sqlite", "catalyst"), "kind of store")
            .or("sqlite");

    private static final Setting PROJECT = Setting.of(
            "waybill.catalyst.project-id",
            SettingTypes.text("the number of a project"),
            "project of Catalyst, needed for that kind of store");

    private static final Setting ENVIRONMENT = Setting.of(
            "waybill.catalyst.environment",
            SettingTypes.oneOf("Development", "Production"),
            "whose data, needed for that kind of store");

    private static final List<Setting> CATALYST = List.of(
            Setting.of("waybill.catalyst.url", SettingTypes.httpUrl(), "API base of the project's data centre")
                    .or("https://api.catalyst.zoho.com"),
            PROJECT,
            ENVIRONMENT,
            Setting.of(
                    "waybill.catalyst.org-id",
                    SettingTypes.text("the number of an organisation"),
                    "organisation, for accounts that have several"),
            Setting.of(
                            "waybill.catalyst.token-refreshes-path",
                            SettingTypes.path(),
                            "file that counts this machine's access tokens; shared by its services")
                    .or("data/token-refreshes"),
            Setting.of("waybill.catalyst.in-flight", SettingTypes.number(1, 100), "most calls of Catalyst at a time")
                    .or("8"));

    private static final List<Setting> OPERATING = List.of(
            Setting.of("waybill.zone", SettingTypes.zone(), "zone of midnight, of web_date and of times shown")
                    .or("UTC"),
            Setting.of("waybill.operators", SettingTypes.operators(), "who may read and control")
                    .hidden(),
            Setting.of("waybill.viewers", SettingTypes.operators(), "who may read and not control")
                    .hidden(),
            Setting.of(
                            "waybill.http.proxy-hops",
                            SettingTypes.number(0, 10),
                            "proxies in front whose X-Forwarded headers are believed")
                    .or("0"));

    private SharedSettings() {}

    private static Setting embedded(String name, SettingType<?> type, String meaning) {
        return Setting.of("waybill.store.sqlite." + name, type, meaning);
    }

    /**
     * All of them, in the order of the documents.
     *
     * @param port where the service listens unless it is told otherwise
     */
    public static List<Setting> all(int port) {
        return Stream.of(service(port), EMBEDDED_STORE, CATALYST, OPERATING)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Setting> service(int port) {
        return List.of(
                Setting.of("quarkus.http.port", SettingTypes.port(), "port of the service")
                        .or(Integer.toString(port)),
                STORE_KIND);
    }

    /** Whether documents are kept in Catalyst. */
    public static boolean inCatalyst(Lookup lookup) {
        return STORE_KIND.valueIn(lookup).equals(Optional.of("catalyst"));
    }

    /** The folder of the embedded store can be written, where that is the store. */
    public static List<String> storeWritable(Lookup lookup) {
        return inCatalyst(lookup)
                ? List.of()
                : Probes.folderWritable(STORE_PATH).complaints(lookup);
    }

    /** What Catalyst cannot do without is there. */
    public static List<String> catalystKnown(Lookup lookup) {
        if (!inCatalyst(lookup)) {
            return List.of();
        }
        return Stream.concat(Stream.of(PROJECT, ENVIRONMENT), ZOHO_CLIENT.stream())
                .filter(setting -> setting.valueIn(lookup).isEmpty())
                .map(setting -> setting.variable() + " is missing; with WAYBILL_STORE_KIND=catalyst it takes "
                        + setting.type().takes())
                .toList();
    }
}
