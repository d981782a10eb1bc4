package dev.waybill.harness.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What ingest has taken and not brought to its store yet, as operators see it. */
public final class Journal {

    private final JsonHttp http;
    private final URI journal;
    private final Map<String, Object> question;

    public Journal(JsonHttp http, Testbed testbed) {
        this.http = http;
        this.journal = URI.create("http://127.0.0.1:" + testbed.ports().ingest() + "/webhook/journal");
        this.question = new HashMap<>(testbed.credentials());
        question.put("limit", 1);
    }

    /** Whether nothing is in it; always so with the embedded store. */
    public boolean isEmpty() throws InterruptedException {
        JsonHttp.Answer answer = http.post(journal, question);
        JsonNode count = answer.body().path("count");
        if (answer.status() != 200 || !count.isInt()) {
            throw new ApplicationException("ingest answered " + answer.status() + " when asked for its journal");
        }
        return count.intValue() == 0;
    }

    /** Returns when nothing is in it; fails when that takes too long. */
    public void awaitEmpty(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new ApplicationException(
                        "after " + limit.toSeconds() + " s the journal still holds documents; see ingest.log");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
