package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest extends SandboxTest {

    @Test
    void theFiftyFirstCallOfAMinuteIsRefused() {
        for (int call = 1; call <= 50; call++) {
            assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
        }
        Reply refused = caller.get(REPORT);

        assertThat(refused.verdict()).isEqualTo("429/2955");
        assertThat(refused.json().path("message").asText())
                .isEqualTo("You have reached your API call limit for a minute. Please try again after sometime.");
        assertThat(refused.header("Retry-After")).isEmpty();
        CLOCK.move(Duration.ofMinutes(1));
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
    }

    @Test
    void retryAfterSaysWhenTheMinuteEnds() {
        given("{\"limits\":{\"calls_per_minute\":1,\"retry_after\":true}}");
        caller.get(REPORT);
        CLOCK.move(Duration.ofMillis(20_500));

        assertThat(caller.get(REPORT).header("Retry-After")).contains("40");
    }

    @Test
    void aSlidingWindowFreesOnePlaceAfterTheOther() {
        given("{\"limits\":{\"calls_per_minute\":2,\"window\":\"sliding\"}}");
        caller.get(REPORT);
        CLOCK.move(Duration.ofSeconds(30));
        caller.get(REPORT);
        CLOCK.move(Duration.ofSeconds(30));

        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
        assertThat(caller.get(REPORT).verdict()).isEqualTo("429/2955");
    }

    @Test
    void noLimitIsWrittenAsZero() {
        given("{\"limits\":{\"calls_per_minute\":0,\"in_flight\":0,\"mints_per_10_min\":0}}");
        for (int call = 0; call < 60; call++) {
            assertThat(caller.get(REPORT).status()).isEqualTo(400);
        }
        for (int token = 0; token < 12; token++) {
            assertThat(caller.issue().json().has("access_token")).isTrue();
        }
    }

    @Test
    void theThirtyFirstTokenKillsTheOldest() {
        given("{\"limits\":{\"mints_per_10_min\":0}}");
        for (int token = 2; token <= 30; token++) {
            caller.issue();
        }
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
        caller.issue();
        assertThat(caller.get(REPORT).verdict()).isEqualTo("401/1030");
    }

    @Test
    void theSeventhCallAtATimeIsRefusedAtOnceAndTheOthersAreExecuted() {
        given("{\"latency_ms\":300}");

        List<CompletableFuture<Reply>> calls =
                IntStream.range(0, 9).mapToObj(call -> caller.getLater(REPORT)).toList();
        List<String> verdicts =
                calls.stream().map(call -> call.join().verdict()).sorted().toList();

        assertThat(verdicts.subList(0, 6)).containsOnly("400/9220");
        assertThat(verdicts.subList(6, 9)).containsOnly("429/2955");
        assertThat(caller.get("/sandbox/calls").json().path("max_in_flight").asInt())
                .isEqualTo(7);
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
    }

    @Test
    void theDaysQuotaIsHttp200AndEndsAtMidnight() {
        given("{\"limits\":{\"daily\":1}}");
        caller.get(REPORT);

        assertThat(caller.get(REPORT).verdict()).isEqualTo("200/4000");
        CLOCK.move(Duration.ofDays(1));
        caller.login();
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
    }

    @Test
    void aCallerWhoHangsUpBeforeTheBodyIsNotInFlightAnyMore() throws IOException {
        given("{\"limits\":{\"in_flight\":1}}");
        URI url = caller.url(REPORT + "/1");
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String head = "PATCH " + url.getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + caller.authorization()
                    + "\r\nContent-Length: 10\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().untilAsserted(() -> assertThat(caller.get(REPORT).verdict()).isEqualTo("429/2955"));
        }
        await().untilAsserted(() -> assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220"));
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAndWrittenDown() {
        String data = "{\"data\":{\"Status\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}}";

        assertThat(caller.patch(REPORT + "/1", data).verdict()).isEqualTo("400/3020");
        assertThat(caller.get("/sandbox/ledger?after=1")
                        .json()
                        .path(0)
                        .path("code")
                        .asInt())
                .isEqualTo(3020);
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
    }
}
