package dev.waybill.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.Application;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.OperatorEntry;
import dev.waybill.harness.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged ingest-service alone, with a store of its own in a folder. */
public final class Receiver implements AutoCloseable {

    /** Path and query of callbacks that carry the right token. */
    public static final String WEBHOOK = "/webhook?token=right-token";

    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final String OPERATOR = "reader";
    private static final String PASSWORD = "reader-of-the-log";
    private static final int PAGE = 10_000;

    private final JsonHttp http = new JsonHttp();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Application application;
    private final Path database;

    private Receiver(Application application, Path database) {
        this.application = application;
        this.database = database;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param heap as {@code -Xmx} takes it
     * @param more variables beside those that it needs
     */
    public static Receiver start(Path folder, String heap, Map<String, String> more) throws InterruptedException {
        return start(folder, folder.resolve("waybill.db"), heap, more, List.of());
    }

    /**
     * The same with the store's file somewhere else.
     *
     * @param launcher a command that runs the one that follows it, perhaps with fewer rights; empty for none
     */
    public static Receiver start(
            Path folder, Path database, String heap, Map<String, String> more, List<String> launcher)
            throws InterruptedException {
        int port = Ports.free().ingest();
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of(
                "-Xmx" + heap, "-jar", Layout.of(Path.of("../..")).ingest().toString()));
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("WAYBILL_STORE_SQLITE_PATH", database.toString());
        variables.put("WAYBILL_WEBHOOK_URL_TOKENS", "right-token");
        variables.put("WAYBILL_OPERATORS", OperatorEntry.of(OPERATOR, PASSWORD));
        variables.putAll(more);
        Application application = Application.start("ingest", command, port, folder, variables);
        Receiver receiver = new Receiver(application, database);
        try {
            application.awaitReady(receiver.http, "/q/health/ready");
            return receiver;
        } catch (RuntimeException | InterruptedException e) {
            receiver.close();
            throw e;
        }
    }

    public int port() {
        return application.url().getPort();
    }

    public Path database() {
        return database;
    }

    public Process process() {
        return application.process();
    }

    /** What it has logged so far. */
    public String log() {
        return application.output();
    }

    /** Posts a callback with the right token. */
    public HttpResponse<String> post(String callback) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(application.url().resolve(WEBHOOK))
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(callback))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Status of the readiness check. */
    public int readiness() throws InterruptedException {
        return http.statusOf(application.url().resolve("/q/health/ready"));
    }

    /** Status of the liveness check. */
    public int liveness() throws InterruptedException {
        return http.statusOf(application.url().resolve("/q/health/live"));
    }

    /** The message id of every document in the log, read as an operator does. */
    public List<String> messageIds() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        Map<String, Object> question = new HashMap<>(Map.of("username", OPERATOR, "password", PASSWORD, "limit", PAGE));
        URI logs = application.url().resolve("/webhook/logs");
        JsonNode page;
        do {
            page = http.post(logs, question).body();
            page.path("records")
                    .forEach(record -> ids.add(record.path("webhook_id").asText()));
            question.put("cursor", page.path("next_cursor").asText());
        } while (page.path("next_cursor").isTextual());
        return ids;
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }
}
