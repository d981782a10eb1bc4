package dev.waybill.harness.testbed;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.ScratchFolder;
import dev.waybill.harness.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox and both services on a fresh folder, with secrets made up for this one time. */
public final class Testbed implements AutoCloseable {

    /** Short lives on a machine that does everything at once: less compiling, a small heap. */
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    /** The sandbox's Catalyst keeps every document of a campaign, some 5 KB each with all indexes. */
    private static final List<String> SANDBOX_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g");

    private final Layout layout;
    private final Ports ports;
    private final JsonHttp http;
    private final ScratchFolder folder;
    private final Secrets secrets = Secrets.fresh();
    private final Deque<Application> running = new ArrayDeque<>();

    private final Storage storage;
    private final Map<String, String> more;

    public Testbed(Layout layout, Ports ports, JsonHttp http) {
        this(layout, ports, http, Storage.SQLITE, Map.of());
    }

    /** @param more variables for both services, beside or instead of those made up here */
    public Testbed(Layout layout, Ports ports, JsonHttp http, Map<String, String> more) {
        this(layout, ports, http, Storage.SQLITE, more);
    }

    /**
     * A testbed whose services keep documents where they are told.
     *
     * @param more variables for both services, beside or instead of those made up here
     */
    public Testbed(Layout layout, Ports ports, JsonHttp http, Storage storage, Map<String, String> more) {
        this.layout = layout;
        this.storage = storage;
        this.ports = ports;
        this.http = http;
        this.more = Map.copyOf(more);
        this.folder = ScratchFolder.create();
    }

    /** Starts all three at once and returns when all of them answer. */
    public void start() throws InterruptedException {
        ports.requireFree();
        Application sandbox = launchSandbox();
        Application ingest = launchIngest();
        Application sync = launchSync("sync", ports.sync(), Map.of());
        awaitBoth(sandbox, ingest);
        sync.awaitReady(http, Application.READY);
    }

    /** Starts the sandbox and returns when it answers. */
    public void startSandbox() throws InterruptedException {
        ports.requireFree();
        launchSandbox().awaitReady(http, "/sandbox/calls");
    }

    /** Starts the sandbox and ingest, and returns when both answer; what it returns is ingest. */
    public Application startWithoutSync() throws InterruptedException {
        ports.requireFree();
        Application sandbox = launchSandbox();
        Application ingest = launchIngest();
        awaitBoth(sandbox, ingest);
        return ingest;
    }

    /**
     * Starts one more sync on the same store; it ends with the testbed. Does not wait until it answers.
     *
     * @param more variables for this one alone
     */
    public Application launchSync(String name, int port, Map<String, String> more) {
        return launchSync(name, port, JVM, more);
    }

    /** The same with other options of the JVM. */
    public Application launchSync(String name, int port, List<String> jvm, Map<String, String> more) {
        Map<String, String> variables = syncVariables(port);
        variables.putAll(more);
        return launch(name, layout.sync(), port, jvm, variables);
    }

    /** Where documents are kept. */
    public Storage storage() {
        return storage;
    }

    public Ports ports() {
        return ports;
    }

    /** Where the store and the logs are; gone after {@link #close()}. */
    public Path folder() {
        return folder.path();
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Where the provider's callbacks go, with their token. */
    public URI webhook() {
        return URI.create("http://127.0.0.1:" + ports.ingest() + "/webhook?token=" + secrets.urlToken());
    }

    /** What an operator logs in with, as members of a JSON body. */
    public Map<String, Object> credentials() {
        return Map.of("username", Secrets.OPERATOR, "password", secrets.password());
    }

    @Override
    public void close() {
        // The services first, so that none of them meets a sandbox that is gone.
        while (!running.isEmpty()) {
            running.pop().close();
        }
        folder.close();
    }

    private Application launchSandbox() {
        return launch(
                "sandbox",
                layout.sandbox(),
                ports.sandbox(),
                SANDBOX_JVM,
                Map.of("SANDBOX_PORT", Integer.toString(ports.sandbox())));
    }

    /** Starts ingest, on what an earlier one left behind; it ends with the testbed. Does not wait until it answers. */
    public Application launchIngest() {
        return launchIngest(JVM);
    }

    /** The same with other options of the JVM. */
    public Application launchIngest(List<String> jvm) {
        return launch("ingest", layout.ingest(), ports.ingest(), jvm, ingestVariables());
    }

    /** Lets services start more often than Zoho gives out tokens. */
    public void forgetTokenRefreshes() {
        try {
            Files.deleteIfExists(Storage.refreshes(folder.path()));
        } catch (IOException e) {
            throw new ApplicationException("cannot remove the count of tokens in " + folder.path(), e);
        }
    }

    private void awaitBoth(Application sandbox, Application ingest) throws InterruptedException {
        sandbox.awaitReady(http, "/sandbox/calls");
        ingest.awaitReady(http, Application.READY);
    }

    private Application launch(String name, Path jar, int port, List<String> jvm, Map<String, String> variables) {
        Application application = Application.start(name, jar, port, folder.path(), jvm, variables);
        running.push(application);
        return application;
    }

    private Map<String, String> ingestVariables() {
        Map<String, String> variables = common(ports.ingest());
        variables.put("WAYBILL_WEBHOOK_APP_SECRETS", secrets.appSecret());
        variables.put("WAYBILL_WEBHOOK_URL_TOKENS", secrets.urlToken());
        return variables;
    }

    private Map<String, String> syncVariables(int port) {
        Map<String, String> variables = common(port);
        String zoho = "http://127.0.0.1:" + ports.sandbox();
        variables.putAll(storage.client(zoho));
        variables.put("WAYBILL_ZOHO_API_URL", zoho);
        variables.put("WAYBILL_CREATOR_OWNER", "demo");
        variables.put("WAYBILL_CREATOR_APP", "messages");
        variables.put("WAYBILL_CREATOR_REPORT", "All_Messages");
        // Most campaigns measure cycles; what shows live sync switches it on.
        variables.putIfAbsent("WAYBILL_SYNC_LIVE", "false");
        return variables;
    }

    private Map<String, String> common(int port) {
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.putAll(storage.variables(folder.path(), "http://127.0.0.1:" + ports.sandbox()));
        variables.put("WAYBILL_OPERATORS", secrets.operatorEntry());
        variables.putAll(more);
        return variables;
    }
}
