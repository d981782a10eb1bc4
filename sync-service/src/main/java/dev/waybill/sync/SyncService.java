package dev.waybill.sync;

import dev.waybill.operator.startup.Preflight;
import dev.waybill.operator.startup.Probes;
import dev.waybill.operator.startup.SharedSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, or says in one line each what keeps it from starting. */
@QuarkusMain
public final class SyncService {

    private SyncService() {}

    /** Exit code 1 if a setting or the machine is not right. */
    public static void main(String[] arguments) {
        boolean ready = Preflight.of(SyncSettings.all())
                .ignoring("WAYBILL_WEBHOOK_", "WAYBILL_JOURNAL_")
                .with(SharedSettings::catalystKnown)
                .with(Probes.httpPortFree(SyncSettings.PORT))
                .with(SharedSettings::storeWritable)
                .passes();
        if (!ready) {
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}
