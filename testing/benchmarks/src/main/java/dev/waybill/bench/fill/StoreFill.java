package dev.waybill.bench.fill;

import dev.waybill.harness.ApplicationException;
import dev.waybill.ingest.callback.CallbackReader;
import dev.waybill.ingest.callback.CallbackReading;
import dev.waybill.ingest.callback.IdPointer;
import dev.waybill.ingest.callback.IdRules;
import dev.waybill.ingest.webhook.WebhookConfig;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Fills a store with callbacks read by ingest-service's own reader, in transactions of thousands of documents. Some
 * threads read and pack while the store writes; the documents come into the store in their order nevertheless.
 */
public final class StoreFill {

    private static final int DOCUMENTS_A_COMMIT = 10_000;
    /** One is written while the next are read, and one waits. */
    private static final int COMMITS_WAITING = 2;

    private static final int READERS = Runtime.getRuntime().availableProcessors();

    private final CallbackStream callbacks = new CallbackStream();
    private final Shape shape;
    private final CallbackReader reader;
    private final InstantSource clock;

    public StoreFill(Shape shape, InstantSource clock) {
        this.shape = shape;
        this.clock = clock;
        this.reader = new CallbackReader(
                new IdRules(
                        pointers(WebhookConfig.QUEUE_ID_POINTERS),
                        Pattern.compile(WebhookConfig.QUEUE_ID_PATTERN),
                        pointers(WebhookConfig.MESSAGE_ID_POINTERS)),
                shape.zone());
    }

    /**
     * Fills a new file and closes it.
     *
     * @param progress is told how many documents are given to the store
     */
    public void into(Path file, IntConsumer progress) {
        SqliteOptions options = SqliteOptions.at(file)
                .withWaiting(new SqliteOptions.QueueBound(
                        COMMITS_WAITING + 1, (COMMITS_WAITING + 1) * DOCUMENTS_A_COMMIT, Long.MAX_VALUE));
        try (SqliteStore store = SqliteStore.open(options, () -> Runnable::run, StoreObserver.NONE, clock);
                ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            Deque<CompletableFuture<Uni<Appended>>> read = new ArrayDeque<>();
            Deque<CompletableFuture<Appended>> written = new ArrayDeque<>();
            for (int from = 0; from < shape.documents(); from += DOCUMENTS_A_COMMIT) {
                List<Received> bodies = bodies(from, Math.min(shape.documents(), from + DOCUMENTS_A_COMMIT));
                read.add(CompletableFuture.supplyAsync(
                        () -> store.sink()
                                .append(bodies.stream().map(this::document).toList()),
                        readers));
                if (read.size() > READERS) {
                    append(read.remove(), written);
                }
                progress.accept(from);
            }
            read.forEach(next -> append(next, written));
            written.forEach(StoreFill::finish);
        }
    }

    /** Gives the store the next documents, which the call that made the Uni has packed already. */
    private static void append(CompletableFuture<Uni<Appended>> read, Deque<CompletableFuture<Appended>> written) {
        written.add(read.join().subscribeAsCompletionStage());
        if (written.size() > COMMITS_WAITING) {
            finish(written.remove());
        }
    }

    /** The documents of numbers from one up to another. */
    List<StatusDocument> documents(int from, int to) {
        return bodies(from, to).stream().map(this::document).toList();
    }

    private List<Received> bodies(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> {
                    Instant at = shape.receivedAt(number);
                    return new Received(callbacks.next(at.getEpochSecond()), at, shape.isSynced(number));
                })
                .toList();
    }

    /** A callback as it came, and whether it counts as synced. */
    private record Received(byte[] body, Instant at, boolean synced) {}

    private StatusDocument document(Received received) {
        if (reader.read(received.body(), received.at()) instanceof CallbackReading.Callback read
                && read.documents().size() == 1) {
            StatusDocument document = read.documents().getFirst();
            return received.synced() ? synced(document) : document;
        }
        throw new IllegalStateException("the reader does not take the callbacks of the benchmarks");
    }

    private static StatusDocument synced(StatusDocument document) {
        StatusEvent event = document.event();
        return new StatusDocument(
                new StatusEvent(
                        event.id(),
                        event.messageId(),
                        event.queueId(),
                        event.status(),
                        event.recipientId(),
                        event.time(),
                        event.receivedAt(),
                        true),
                document.phoneNumberId(),
                document.displayPhoneNumber(),
                document.statusJson(),
                document.rawJson(),
                document.webDate());
    }

    private static void finish(CompletableFuture<Appended> append) {
        if (append.join().duplicates() > 0) {
            throw new ApplicationException("the store says that it knows new documents already: its file was not new");
        }
    }

    private static List<IdPointer> pointers(String texts) {
        return Arrays.stream(texts.split(",")).map(IdPointer::of).toList();
    }
}
