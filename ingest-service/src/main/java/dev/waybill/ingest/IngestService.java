package dev.waybill.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import java.util.List;

/** Starts the ingest-service. */
@QuarkusMain
public final class IngestService {

    private IngestService() {}

    /**
     * Checks the configuration, then serves until the process is told to end. Exit code 1 if it cannot start. With
     * {@code backup FILE} or {@code restore FILE} it does that instead, see {@link StoreCommand}.
     */
    public static void main(String... args) {
        if (StoreCommand.isIn(List.of(args))) {
            System.exit(StoreCommand.run(List.of(args), System.out, System.err, Clock.systemUTC()));
        }
        if (!IngestSettings.preflight().passes()) {
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
