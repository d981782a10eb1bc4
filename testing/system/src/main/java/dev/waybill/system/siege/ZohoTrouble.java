package dev.waybill.system.siege;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Zoho whose answers drip, stop half way or do not end, each kind for some seconds. */
final class ZohoTrouble implements AutoCloseable {

    private static final Duration EACH = Duration.ofSeconds(5);

    private static final List<Map<String, Object>> FAULTS = List.of(
            Map.of("huge_answer_bytes", 64_000_000),
            Map.of("half_answer", 1),
            Map.of("huge_answer_bytes", 1_000_000_000),
            Map.of("drip", 1));

    private final JsonHttp http;
    private final URI faults;
    private final Thread thread;

    /** Begins at once. */
    ZohoTrouble(JsonHttp http, URI sandbox) throws InterruptedException {
        this.http = http;
        this.faults = sandbox.resolve("/sandbox/faults");
        for (Map<String, Object> fault : FAULTS) {
            set(fault);
        }
        this.thread = Thread.ofVirtual().start(this::oneAfterTheOther);
    }

    /** Nothing goes wrong from now on. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            set(Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void oneAfterTheOther() {
        try {
            for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
                set(FAULTS.get(turn % FAULTS.size()));
                Thread.sleep(EACH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void set(Map<String, Object> fault) throws InterruptedException {
        int status = http.post(faults, fault).status();
        if (status != 200) {
            throw new ApplicationException("the sandbox answered " + status + " when asked for the faults " + fault);
        }
    }
}
