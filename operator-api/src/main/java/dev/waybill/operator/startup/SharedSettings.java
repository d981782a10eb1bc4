package dev.waybill.operator.startup;

import java.util.List;
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

    private static final List<Setting> OPERATING = List.of(
            Setting.of("waybill.zone", SettingTypes.zone(), "zone of midnight, of web_date and of times shown")
                    .or("UTC"),
            Setting.of("waybill.operators", SettingTypes.operators(), "who may read and control")
                    .hidden(),
            Setting.of("waybill.viewers", SettingTypes.operators(), "who may read and not control")
                    .hidden());

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
        return Stream.of(service(port), EMBEDDED_STORE, OPERATING)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Setting> service(int port) {
        return List.of(
                Setting.of("quarkus.http.port", SettingTypes.port(), "port of the service")
                        .or(Integer.toString(port)),
                Setting.of("waybill.store.kind", SettingTypes.oneOf("sqlite"), "kind of store")
                        .or("sqlite"));
    }
}
