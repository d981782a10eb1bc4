package dev.waybill.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.OperatorEntry;
import dev.waybill.harness.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged ingest-service on one store, with nothing else beside it. */
public final class IngestAlone {

    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");
    private static final String OPERATOR = "campaign";
    private static final String PASSWORD = "of-the-campaigns";
    private static final int PAGE = 10_000;

    private final JsonHttp http;
    private final Layout layout;
    private final Path folder;
    private final int port = Ports.another();

    /** @param folder an empty folder, or one with a store {@code waybill.db}, for the store and the log */
    public IngestAlone(JsonHttp http, Layout layout, Path folder) {
        this.http = http;
        this.layout = layout;
        this.folder = folder;
    }

    /** The store's file. */
    public Path database() {
        return folder.resolve("waybill.db");
    }

    /** Starts it; it is not ready yet. */
    public Application start() {
        return Application.start(
                "ingest",
                layout.ingest(),
                port,
                folder,
                JVM,
                Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "WAYBILL_STORE_SQLITE_PATH",
                        database().toString(),
                        "WAYBILL_WEBHOOK_OPEN",
                        "true",
                        "WAYBILL_OPERATORS",
                        OperatorEntry.of(OPERATOR, PASSWORD)));
    }

    /** Whether it answers that it is ready. */
    public boolean isReady() throws InterruptedException {
        return http.statusOf(at("/q/health/ready")) == 200;
    }

    /** An address of it. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** How often each message id is in the log, read page by page. */
    public Map<String, Integer> stored() throws InterruptedException {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Object> question = new HashMap<>(Map.of("username", OPERATOR, "password", PASSWORD, "limit", PAGE));
        JsonNode page;
        do {
            page = http.post(at("/webhook/logs"), question).body();
            page.path("records")
                    .forEach(record -> times.merge(record.path("webhook_id").asText(), 1, Integer::sum));
            question.put("cursor", page.path("next_cursor").asText());
        } while (page.path("next_cursor").isTextual());
        return times;
    }

    /** Copies the store as a user does, beside whoever has it open; fails if that fails. */
    public void backup(Path target) throws InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        layout.ingest().toString(),
                        "backup",
                        target.toString())
                .directory(folder.toFile())
                .inheritIO();
        command.environment().put("WAYBILL_STORE_SQLITE_PATH", database().toString());
        try {
            if (command.start().waitFor() != 0) {
                throw new ApplicationException("the backup failed");
            }
        } catch (IOException e) {
            throw new ApplicationException("cannot start the backup: " + e.getMessage(), e);
        }
    }
}
