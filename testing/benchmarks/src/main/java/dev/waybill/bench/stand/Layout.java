package dev.waybill.bench.stand;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are in the repository.
 *
 * @param root of the repository, absolute
 */
public record Layout(Path root) {

    public static Layout of(Path root) {
        return new Layout(root.toAbsolutePath().normalize());
    }

    public Path ingest() {
        return built("ingest-service/target/quarkus-app/quarkus-run.jar");
    }

    public Path noop() {
        return built("testing/noop/target/quarkus-app/quarkus-run.jar");
    }

    public Path campaigns() {
        return built("testing/system/target/waybill-campaigns.jar");
    }

    /** The page that holds the results. */
    public Path page() {
        return root.resolve("docs/benchmarks.md");
    }

    /** For stores and logs of a run. */
    public Path target() {
        return root.resolve("testing/benchmarks/target");
    }

    private Path built(String jar) {
        Path path = root.resolve(jar);
        if (!Files.isRegularFile(path)) {
            throw new BenchException(path + " is missing: run ./waybill bench, which builds it");
        }
        return path;
    }
}
