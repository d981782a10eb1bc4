package dev.waybill.bench.stand;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Secrets;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** sync-service on a store, and consoles that are open on its overview: each asks as often as the page does. */
public final class Consoles implements AutoCloseable {

    /** As the page asks for its live part. */
    private static final Duration PACE = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** As the page asks for what its chart draws. */
    private static final int CHART_EVERY = 15;

    private final Application sync;
    private final Secrets secrets;
    private final ScheduledExecutorService clocks = Executors.newScheduledThreadPool(1);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private Consoles(Application sync, Secrets secrets) {
        this.sync = sync;
        this.secrets = secrets;
    }

    /** Starts the service; no console is open yet. It calls nobody, since its first cycle is due in an hour. */
    public static Consoles on(Path store, Stand stand) throws InterruptedException {
        String nobody = "http://127.0.0.1:9";
        Map<String, String> variables = Map.of(
                "WAYBILL_STORE_SQLITE_PATH", store.toString(),
                "WAYBILL_OPERATORS", stand.secrets().operatorEntry(),
                "WAYBILL_ZOHO_ACCOUNTS_URL", nobody,
                "WAYBILL_ZOHO_API_URL", nobody,
                "WAYBILL_ZOHO_CLIENT_ID", "bench",
                "WAYBILL_ZOHO_CLIENT_SECRET", "bench",
                "WAYBILL_ZOHO_REFRESH_TOKEN", "bench",
                "WAYBILL_CREATOR_OWNER", "demo",
                "WAYBILL_CREATOR_APP", "messages",
                "WAYBILL_CREATOR_REPORT", "All_Messages");
        return new Consoles(stand.serve("sync", stand.layout().sync(), List.of(), variables), stand.secrets());
    }

    /** Opens so many consoles, logged in, their questions spread evenly; they stay open until the end. */
    public void open(int number) throws InterruptedException {
        List<HttpClient> browsers =
                IntStream.range(0, number).mapToObj(i -> browser()).toList();
        for (int i = 0; i < number; i++) {
            HttpClient browser = browsers.get(i);
            logIn(browser);
            ask(browser, "/console");
            AtomicInteger turn = new AtomicInteger();
            Future<?> unused = clocks.scheduleAtFixedRate(
                    () -> look(browser, turn.getAndIncrement()),
                    PACE.toMillis() * i / number,
                    PACE.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Questions that were answered with what a console shows. */
    public int answered() {
        return answered.get();
    }

    /** Questions that were not. */
    public int failed() {
        return failed.get();
    }

    /** The service's time on the processors so far. */
    public Duration processorTime() {
        return sync.program().processorTime();
    }

    @Override
    public void close() {
        clocks.shutdownNow();
        sync.close();
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    private void logIn(HttpClient browser) throws InterruptedException {
        HttpRequest form = request("/console/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(
                        "username=" + Secrets.OPERATOR + "&password=" + secrets.password(), StandardCharsets.UTF_8))
                .build();
        send(browser, form, 303);
    }

    private void ask(HttpClient browser, String path) throws InterruptedException {
        send(browser, request(path).build(), 200);
    }

    private static void send(HttpClient browser, HttpRequest request, int expected) throws InterruptedException {
        try {
            int status = browser.send(request, BodyHandlers.discarding()).statusCode();
            if (status != expected) {
                throw new ApplicationException(request.uri().getPath() + " answered " + status);
            }
        } catch (IOException e) {
            throw new ApplicationException("no answer from " + request.uri().getPath() + ": " + e.getMessage(), e);
        }
    }

    private void look(HttpClient browser, int turn) {
        look(browser, "/console/live");
        if (turn % CHART_EVERY == 0) {
            look(browser, "/console/activity");
        }
    }

    private void look(HttpClient browser, String path) {
        CompletableFuture<Void> unused = browser.sendAsync(request(path).build(), BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(noAnswer -> 0)
                .thenAccept(status -> (status == 200 ? answered : failed).incrementAndGet());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sync.url() + path)).timeout(LIMIT);
    }
}
