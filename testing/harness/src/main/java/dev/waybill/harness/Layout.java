package dev.waybill.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the runnable jars are. Source: contract, Commands.
 *
 * @param root the repository's root, absolute
 */
public record Layout(Path root) {

    public static Layout of(Path root) {
        return new Layout(root.toAbsolutePath().normalize());
    }

    public Path ingest() {
        return built("ingest-service/target/quarkus-app/quarkus-run.jar");
    }

    public Path sync() {
        return built("sync-service/target/quarkus-app/quarkus-run.jar");
    }

    public Path sandbox() {
        return built("zoho-sandbox/target/zoho-sandbox.jar");
    }

    public Path noop() {
        return built("testing/noop/target/quarkus-app/quarkus-run.jar");
    }

    public Path campaigns() {
        return built("testing/system/target/waybill-campaigns.jar");
    }

    private Path built(String jar) {
        Path path = root.resolve(jar);
        if (!Files.isRegularFile(path)) {
            throw new ApplicationException(path + " is missing: run ./waybill build");
        }
        return path;
    }
}
