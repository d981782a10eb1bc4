package dev.waybill.ingest;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteBackup;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code java -jar quarkus-run.jar backup FILE}: copies the embedded store while the services run, with the same
 * settings as they have. A mode of the service, so that it is at hand wherever the service is, in its image too.
 */
final class BackupCommand {

    static final String NAME = "backup";

    private BackupCommand() {}

    /** Exit code 0 when the copy is on disk; else one line says what to do. */
    static int run(List<String> files, PrintStream out, PrintStream errors) {
        if (files.size() != 1) {
            errors.println("backup takes the name of the file to write");
            return 1;
        }
        try {
            SqliteBackup backup = SqliteBackup.write(database(), Path.of(files.getFirst()));
            out.printf(Locale.ROOT, "%s: %d documents, %d bytes%n", backup.file(), backup.documents(), backup.bytes());
            return 0;
        } catch (StoreUnavailableException e) {
            errors.println("no backup: " + e.getMessage());
            return 1;
        }
    }

    private static Path database() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        return IngestSettings.ALL
                .inForce(key -> Optional.ofNullable(config.getConfigValue(key).getValue()))
                .value("waybill.store.sqlite.path")
                .map(Path::of)
                .orElseThrow();
    }
}
