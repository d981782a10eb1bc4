package dev.waybill.store.catalyst;

import static dev.waybill.store.Documents.NOON;

import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.model.store.StatusSink;
import dev.waybill.sandbox.SandboxOptions;
import dev.waybill.sandbox.ZohoSandbox;
import dev.waybill.store.journal.ForwardTarget.Outcome;
import dev.waybill.store.journal.JournalEntry;
import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.MemoryRefreshLog;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.accounts.ZohoAccounts;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.nosql.BackOff;
import dev.waybill.zoho.nosql.CatalystProject;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlOptions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A sandbox, and stores on it. */
final class CatalystFixture implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final BackOff QUICK = new BackOff(Duration.ofMillis(2), Duration.ofMillis(20), 8);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final ZohoSandbox sandbox = ZohoSandbox.start(SandboxOptions.free().withClock(now::get));
    private final Vertx vertx = Vertx.vertx();
    private final ZohoAccounts accounts = new ZohoAccounts(
            vertx,
            URI.create(sandbox.url()),
            new ClientCredentials("sandbox", "sandbox", "sandbox-refresh"),
            ConnectionSettings.DEFAULTS,
            () -> NOON);
    private TokenKeeper tokens = keeper();

    /** Everything as at the start, with these faults and limits. */
    void reset(String scene) {
        now.set(NOON);
        post("/sandbox/reset", scene);
        tokens = keeper();
    }

    /** Lets time pass for Catalyst, but not for the stores. */
    void waitFor(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** From now on these faults of Catalyst alone; tokens are always to be had. */
    void faults(String faults) {
        post("/sandbox/faults", "{\"catalyst\":" + faults + "}");
    }

    String post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build());
    }

    CatalystStore store() {
        return store(() -> NOON);
    }

    CatalystStore store(InstantSource clock) {
        return CatalystStore.open(
                vertx,
                CatalystOptions.of(project()).withCalls(calls()).withStateKept(Duration.ZERO),
                tokens,
                Infrastructure.getDefaultWorkerPool(),
                Infrastructure::getDefaultWorkerPool,
                clock);
    }

    /** Appends all or, if it fails, maybe some: what a journal does otherwise. */
    static StatusSink sink(CatalystStore store) {
        return documents -> Uni.createFrom().deferred(() -> {
            String call = UUID.randomUUID().toString();
            List<JournalEntry> entries = IntStream.range(0, documents.size())
                    .mapToObj(i -> new JournalEntry(i, call + "/" + i, documents.get(i)))
                    .toList();
            return store.target().append(entries).map(CatalystFixture::appended);
        });
    }

    private static Appended appended(List<Outcome> outcomes) {
        List<LinkConflict> conflicts = outcomes.stream()
                .flatMap(outcome -> outcome instanceof Outcome.Stored(LinkConflict conflict)
                        ? Stream.ofNullable(conflict)
                        : Stream.empty())
                .toList();
        long stored = outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
        long duplicates =
                outcomes.stream().filter(Outcome.Duplicate.class::isInstance).count();
        if (stored + duplicates < outcomes.size()) {
            throw new IllegalStateException("not all documents arrived: " + outcomes);
        }
        return new Appended((int) stored, (int) duplicates, conflicts);
    }

    NosqlClient client() {
        return new NosqlClient(vertx, project(), tokens, calls());
    }

    @Override
    public void close() {
        accounts.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        sandbox.close();
    }

    private CatalystProject project() {
        return new CatalystProject(URI.create(sandbox.url()), "1", "Production", null);
    }

    private static NosqlOptions calls() {
        return NosqlOptions.DEFAULTS.withBackOff(QUICK);
    }

    private TokenKeeper keeper() {
        return new TokenKeeper(accounts::refresh, new MemoryRefreshLog(), () -> NOON);
    }

    private static String send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + " answered " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
