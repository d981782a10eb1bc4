package dev.waybill.operator.startup;

import java.util.List;
import java.util.stream.Stream;

/** What both services check about the store. Source: contract, Configuration. */
public final class StoreChecks {

    private static final String KIND = "waybill.store.kind";
    private static final String CATALYST = "catalyst";

    private StoreChecks() {}

    /** Whether documents are kept in Catalyst. */
    public static boolean inCatalyst(Lookup values) {
        return values.value(KIND).filter(CATALYST::equals).isPresent();
    }

    /** The folder of the embedded store can be written, where that is the store. */
    public static List<String> storeWritable(Lookup values) {
        return inCatalyst(values) ? List.of() : Probes.folderWritable("waybill.store.sqlite.path", values);
    }

    /** What Catalyst cannot do without is there. */
    public static StartupCheck catalystKnown(Settings settings) {
        return values -> inCatalyst(values)
                ? Stream.of(
                                "waybill.catalyst.project-id",
                                "waybill.catalyst.environment",
                                "waybill.zoho.client-id",
                                "waybill.zoho.client-secret",
                                "waybill.zoho.refresh-token")
                        .filter(key -> values.value(key).isEmpty())
                        .map(key -> settings.missing(key, "with WAYBILL_STORE_KIND=catalyst"))
                        .toList()
                : List.of();
    }
}
