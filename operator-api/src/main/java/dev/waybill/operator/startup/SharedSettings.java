package dev.waybill.operator.startup;

import java.util.List;

/** The settings that both services have. Source: contract, Configuration. */
public final class SharedSettings {

    /** Where the embedded store is. */
    public static final Setting STORE_PATH = Setting.of(
                    "waybill.store.sqlite.path", SettingTypes.path(), "database file, shared by both services")
            .or("data/waybill.db");

    private SharedSettings() {}

    /**
     * All of them, in the order of the documents.
     *
     * @param port where the service listens unless it is told otherwise
     */
    public static List<Setting> all(int port) {
        return List.of(
                Setting.of("quarkus.http.port", SettingTypes.port(), "port of the service")
                        .or(Integer.toString(port)),
                Setting.of("waybill.store.kind", SettingTypes.oneOf("sqlite"), "kind of store")
                        .or("sqlite"),
                STORE_PATH,
                Setting.of(
                                "waybill.store.sqlite.read-timeout",
                                SettingTypes.duration(),
                                "longest time one reading of the store may take")
                        .or("10s"),
                Setting.of("waybill.zone", SettingTypes.zone(), "zone of midnight, of web_date and of times shown")
                        .or("UTC"),
                Setting.of("waybill.operators", SettingTypes.operators(), "who may read and control")
                        .hidden(),
                Setting.of("waybill.viewers", SettingTypes.operators(), "who may read and not control")
                        .hidden());
    }
}
