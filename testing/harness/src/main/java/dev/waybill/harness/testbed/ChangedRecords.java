package dev.waybill.harness.testbed;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Records that are {@code sent} in Creator while the store knows them as delivered. */
public final class ChangedRecords {

    private static final long SENT_AT = 1_760_000_000L;
    private static final int STATUSES_A_CALLBACK = 100;
    private static final int CONNECTIONS = 16;

    private final Creator creator;
    private final Provider provider;

    public ChangedRecords(JsonHttp http, Testbed testbed, Creator creator) {
        this.creator = creator;
        this.provider = new Provider(http, testbed);
    }

    /** Adds so many; their record IDs. */
    public List<String> add(int count) throws InterruptedException {
        List<String> queueIds =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
        List<String> ids = creator.add("sent", queueIds);
        link(queueIds);
        List<String> messageIds =
                queueIds.stream().map(ChangedRecords::messageId).toList();
        for (int from = 0; from < count; from += STATUSES_A_CALLBACK) {
            provider.tell("delivered", SENT_AT, messageIds.subList(from, Math.min(count, from + STATUSES_A_CALLBACK)));
        }
        return ids;
    }

    /** One callback each, so on several connections. */
    private void link(List<String> queueIds) throws InterruptedException {
        Semaphore connections = new Semaphore(CONNECTIONS);
        List<Future<?>> links = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String queueId : queueIds) {
                connections.acquire();
                links.add(threads.submit(() -> {
                    try {
                        provider.link(queueId, messageId(queueId));
                    } finally {
                        connections.release();
                    }
                    return queueId;
                }));
            }
        }
        for (Future<?> link : links) {
            try {
                link.get();
            } catch (ExecutionException e) {
                throw new ApplicationException("a callback was not taken", e.getCause());
            }
        }
    }

    private static String messageId(String queueId) {
        return "wamid." + queueId;
    }
}
