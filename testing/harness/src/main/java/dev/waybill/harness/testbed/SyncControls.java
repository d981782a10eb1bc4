package dev.waybill.harness.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.util.Map;

/** An operator at one replica of sync. Source: product 3.3. */
public final class SyncControls {

    private final JsonHttp http;
    private final URI sync;
    private final Map<String, Object> credentials;

    public SyncControls(JsonHttp http, Testbed testbed, int port) {
        this.http = http;
        this.sync = URI.create("http://127.0.0.1:" + port);
        this.credentials = testbed.credentials();
    }

    /** Asks for a cycle; 202 with its {@code run_id}, or 409 with the running one's. */
    public JsonHttp.Answer startCycle() throws InterruptedException {
        return http.post(sync.resolve("/zoho/sync"), credentials);
    }

    /** How the sync is. */
    public JsonNode status() throws InterruptedException {
        return expect("/zoho/status");
    }

    /** How the scheduler is. */
    public JsonNode schedulerStatus() throws InterruptedException {
        return expect("/zoho/scheduler/status");
    }

    private JsonNode expect(String path) throws InterruptedException {
        JsonHttp.Answer answer = http.post(sync.resolve(path), credentials);
        if (answer.status() != 200) {
            throw new ApplicationException(path + " answered " + answer.status());
        }
        return answer.body();
    }
}
