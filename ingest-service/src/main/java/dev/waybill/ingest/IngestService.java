package dev.waybill.ingest;

import dev.waybill.operator.startup.Preflight;
import dev.waybill.operator.startup.Probes;
import dev.waybill.operator.startup.SharedSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the ingest-service. */
@QuarkusMain
public final class IngestService {

    private IngestService() {}

    /**
     * Checks the configuration, then serves until the process is told to end. Exit code 1 if it cannot start. With
     * {@code backup FILE} it copies the store instead, see {@link BackupCommand}.
     */
    public static void main(String... args) {
        if (args.length > 0 && args[0].equals(BackupCommand.NAME)) {
            System.exit(BackupCommand.run(List.of(args).subList(1, args.length), System.out, System.err));
        }
        if (!preflight().passes()) {
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static Preflight preflight() {
        return Preflight.of(IngestSettings.all())
                .ignoring("WAYBILL_ZOHO_", "WAYBILL_CREATOR_", "WAYBILL_SYNC_", "WAYBILL_STATUS_")
                .with(IngestSettings::callersKnown)
                .with(SharedSettings::catalystKnown)
                .with(Probes.httpPortFree(IngestSettings.PORT))
                .with(IngestSettings::storageWritable);
    }
}
