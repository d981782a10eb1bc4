package dev.waybill.ingest;

import dev.waybill.operator.startup.Preflight;
import dev.waybill.operator.startup.Probes;
import dev.waybill.operator.startup.SharedSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the ingest-service. */
@QuarkusMain
public final class IngestService {

    private IngestService() {}

    /** Checks the configuration, then serves until the process is told to end. Exit code 1 if it cannot start. */
    public static void main(String... args) {
        if (!preflight().passes()) {
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static Preflight preflight() {
        return Preflight.of(IngestSettings.all())
                .ignoring("WAYBILL_ZOHO_", "WAYBILL_CREATOR_", "WAYBILL_SYNC_", "WAYBILL_STATUS_")
                .with(IngestSettings::callersKnown)
                .with(Probes.httpPortFree(IngestSettings.PORT))
                .with(Probes.folderWritable(SharedSettings.STORE_PATH));
    }
}
