package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.caller.CallerCheck;
import dev.waybill.ingest.caller.CallerCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CallbackBodiesTest {

    private static final long SECONDS = 1_760_000_000L;

    @Test
    void aBodyOfOneStatusHasAboutNineHundredBytes() {
        assertThat(LongStream.range(0, 300)
                        .mapToInt(message -> CallbackBodies.ofMessage(message, SECONDS).length)
                        .boxed())
                .allSatisfy(length -> assertThat(length).isBetween(860, 940));
    }

    @Test
    void messagesOfDifferentNumbersShareNoId() {
        assertThat(LongStream.range(0, 10_000).mapToObj(CallbackBodies::messageId))
                .doesNotHaveDuplicates();
        assertThat(LongStream.range(0, 10_000).mapToObj(CallbackBodies::queueId))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSignatureIsOneThatIngestTakes() {
        byte[] body = CallbackBodies.ofMessage(7, SECONDS);
        String signature = new Signer("secret").signatureOf(body);

        Verdict verdict = new CallerCheck(List.of("secret"), List.of()).check(List.of(), List.of(signature));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.IfSigned.class, signed -> {
            signed.body().add(body, 0, body.length);
            assertThat(signed.body().isSigned()).isTrue();
        });
    }

    @Test
    void aQueueCallbackNamesTheMessageOfItsStatuses() {
        assertThat(new String(CallbackBodies.queueCallback(7), StandardCharsets.UTF_8))
                .contains(CallbackBodies.queueId(7))
                .contains(CallbackBodies.messageId(7));
    }
}
