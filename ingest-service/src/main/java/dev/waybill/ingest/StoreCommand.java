package dev.waybill.ingest;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteBackup;
import dev.waybill.store.sqlite.SqliteRestore;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code java -jar quarkus-run.jar backup FILE} copies the embedded store while the services run, and {@code restore
 * FILE} puts a backup in its place while they do not, with the same settings as they have. Modes of the service, so
 * that they are at hand wherever the service is, in its image too.
 */
final class StoreCommand {

    private static final String BACKUP = "backup";
    private static final Set<String> NAMES = Set.of(BACKUP, "restore");

    private StoreCommand() {}

    /** Whether the arguments of the application are such a command. */
    static boolean isIn(List<String> arguments) {
        return !arguments.isEmpty() && NAMES.contains(arguments.getFirst());
    }

    /** Exit code 0 when the command did all of it; else one line says what to do. */
    static int run(List<String> arguments, PrintStream out, PrintStream errors, InstantSource clock) {
        String name = arguments.getFirst();
        if (arguments.size() != 2) {
            errors.println(name + " takes the name of one file");
            return 1;
        }
        try {
            Path file = Path.of(arguments.getLast());
            out.println(name.equals(BACKUP) ? backup(file) : restore(file, out, clock));
            return 0;
        } catch (StoreUnavailableException e) {
            errors.println("no " + name + ": " + e.getMessage());
            return 1;
        }
    }

    private static String backup(Path file) {
        SqliteBackup backup = SqliteBackup.write(database(), file);
        return String.format(
                Locale.ROOT, "%s: %d documents, %d bytes", backup.file(), backup.documents(), backup.bytes());
    }

    private static String restore(Path file, PrintStream out, InstantSource clock) {
        out.println("Copying and checking " + file);
        SqliteRestore restored = SqliteRestore.of(file, database(), clock.instant());
        return String.format(
                Locale.ROOT,
                "%s: %d documents; what was there before is in %s",
                restored.database(),
                restored.documents(),
                restored.kept());
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
