package dev.waybill.system.startup;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service in a place of its own with an AOT cache, made as its image makes it: by {@code deploy/images/train}.
 *
 * @param service ingest or sync
 * @param folder where the application and its cache are
 */
public record TrainedApplication(String service, Path folder) {

    /** What both services need to start; nobody outside is called. */
    private static final Map<String, String> VARIABLES = Map.of(
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "WAYBILL_WEBHOOK_OPEN", "true",
            "WAYBILL_OPERATORS", "nobody:$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "WAYBILL_ZOHO_ACCOUNTS_URL", "http://127.0.0.1:1",
            "WAYBILL_ZOHO_CLIENT_ID", "none",
            "WAYBILL_ZOHO_CLIENT_SECRET", "none",
            "WAYBILL_ZOHO_REFRESH_TOKEN", "none",
            "WAYBILL_CREATOR_OWNER", "none",
            "WAYBILL_CREATOR_APP", "none",
            "WAYBILL_CREATOR_REPORT", "none");

    /** Both kinds of run have the collector that the cache was made with. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC");

    /**
     * Copies an application and makes its cache there.
     *
     * @param application folder with a {@code quarkus-run.jar}
     * @param place must not be there yet
     */
    public static TrainedApplication train(Layout layout, String service, Path application, Path place)
            throws InterruptedException {
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : files.toList()) {
                Files.copy(file, place.resolve(application.relativize(file).toString()));
            }
            ProcessBuilder train = new ProcessBuilder(
                            layout.root().resolve("deploy/images/train").toString(), place.toString(), service)
                    .inheritIO();
            train.environment().keySet().removeIf(key -> key.matches("(WAYBILL|QUARKUS)_.*"));
            train.environment().put("JAVA_HOME", System.getProperty("java.home"));
            train.environment().put("TRAINING_PORT", Integer.toString(Ports.another()));
            if (train.start().waitFor() != 0) {
                throw new ApplicationException(
                        "deploy/images/train made no cache for " + service + ": it needs a JDK of 25");
            }
            return new TrainedApplication(service, place);
        } catch (IOException e) {
            throw new ApplicationException("cannot prepare " + service + ": " + e.getMessage(), e);
        }
    }

    /** Starts it with its cache; a cache that does not fit ends the start. */
    public Application start(int port, Path database) {
        return start(folder, List.of("-XX:AOTCache=app.aot", "-XX:AOTMode=on"), port, database);
    }

    /** Starts the same service from another folder, without a cache. */
    public Application startPlain(Path application, int port, Path database) {
        return start(application, List.of(), port, database);
    }

    private Application start(Path application, List<String> more, int port, Path database) {
        List<String> command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        JVM,
                        more,
                        List.of("-jar", "quarkus-run.jar"))
                .flatMap(List::stream)
                .toList();
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("WAYBILL_STORE_SQLITE_PATH", database.toString());
        return Application.start(service, command, port, application, variables);
    }
}
