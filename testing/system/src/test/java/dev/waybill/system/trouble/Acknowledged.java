package dev.waybill.system.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.hostile.Bodies;
import dev.waybill.system.hostile.Receiver;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts callbacks and keeps in mind which of them were answered 200: those must be in the log for ever. */
final class Acknowledged {

    private final Receiver receiver;
    private final AtomicInteger next = new AtomicInteger();
    private final List<String> messageIds = new CopyOnWriteArrayList<>();

    Acknowledged(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Posts another callback, padded so that it takes about so many characters on disk. */
    HttpResponse<String> post(int characters) throws IOException, InterruptedException {
        String messageId = "wamid.trouble." + next.getAndIncrement();
        HttpResponse<String> answer = receiver.post(Bodies.padded(messageId, characters));
        if (answer.statusCode() == 200) {
            messageIds.add(messageId);
        }
        return answer;
    }

    void assertTaken() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(0);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void assertRefused() throws IOException, InterruptedException {
        assertIsRefusal(post(0));
    }

    /** Nothing that was answered 200 is missing, and nothing is there twice. */
    void assertAllStored() throws InterruptedException {
        assertThat(receiver.messageIds()).doesNotHaveDuplicates().containsAll(messageIds);
    }

    static void assertIsRefusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).get().asString().matches("[1-9]\\d*");
        assertThat(answer.body()).contains("\"status\":503").doesNotContain("Exception", "wamid");
    }
}
