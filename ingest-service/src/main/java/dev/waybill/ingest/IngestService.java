package dev.waybill.ingest;

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
        if (!IngestSettings.preflight().passes()) {
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
