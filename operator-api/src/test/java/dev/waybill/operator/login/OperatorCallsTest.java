package dev.waybill.operator.login;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperatorCallsTest {

    private static final String GOOD_BODY = "{\"username\":\"asha\",\"password\":\"right\",\"limit\":7}";
    private static final String WRONG_BODY = "{\"username\":\"asha\",\"password\":\"wrong\"}";

    @Inject
    MutableClock clock;

    @Inject
    MeterRegistry registry;

    @TestHTTPResource("/guarded/bytes")
    URI bytes;

    @BeforeEach
    void forgetEarlierFailures() {
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void membersOfTheBodyLogInAndTheMethodStillGetsTheWholeBody() {
        post("echo", GOOD_BODY)
                .statusCode(200)
                .body("operator", equalTo("asha"))
                .body("body.limit", equalTo(7))
                .body("body.username", equalTo("asha"))
                .body("thread", containsString("eventloop"));
    }

    @Test
    void aRememberedLogInAnswersToo() {
        post("echo", GOOD_BODY).statusCode(200);
        post("echo", GOOD_BODY).statusCode(200).body("operator", equalTo("asha"));
    }

    @ParameterizedTest
    @CsvSource({"asha,right", "bela,pass-b", "yuri,pass-y"})
    void basicLogsInWithEverySpellingOfBcrypt(String name, String password) {
        given().auth()
                .preemptive()
                .basic(name, password)
                .contentType("application/json")
                .body("{}")
                .post("/guarded/echo")
                .then()
                .statusCode(200)
                .body("operator", equalTo(name));
    }

    @Test
    void basicNeedsNoBody() {
        given().auth()
                .preemptive()
                .basic("asha", "right")
                .post("/guarded/bodiless")
                .then()
                .statusCode(200)
                .body("operator", equalTo("asha"));
        given().auth()
                .preemptive()
                .basic("asha", "right")
                .contentType("application/json")
                .post("/guarded/echo")
                .then()
                .statusCode(200)
                .body("body", nullValue());
        given().auth()
                .preemptive()
                .basic("asha", "right")
                .get("/guarded/get")
                .then()
                .statusCode(200);
    }

    @Test
    void whoMayOnlyLookIsShownThingsAndControlsNothing() {
        String body = "{\"username\":\"vera\",\"password\":\"right\"}";

        post("shown", body).statusCode(200).body("viewer", equalTo(true));
        post("shown", GOOD_BODY).statusCode(200).body("viewer", equalTo(false));
        post("bodiless", body)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("title", equalTo("Ask an operator"));
    }

    @Test
    void membersOfTheBodyLogInWhenTheMethodTakesNoBody() {
        post("bodiless", GOOD_BODY).statusCode(200).body("operator", equalTo("asha"));
    }

    @Test
    void aBlockingMethodGetsTheBodyToo() {
        post("blocking", GOOD_BODY).statusCode(200).body("body.limit", equalTo(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "[{\"username\":\"asha\",\"password\":\"right\"}]",
                "null",
                "7",
                "\"asha\"",
                "{}",
                "{\"username\":\"asha\"}",
                "{\"password\":\"right\"}",
                "{\"username\":null,\"password\":\"right\"}",
                "{\"username\":[\"asha\"],\"password\":\"right\"}",
                "{\"username\":{\"a\":1},\"password\":\"right\"}",
                "{\"username\":true,\"password\":1}",
                "{\"username\":\"asha\",\"password\":\"wrong\"}",
                "{\"username\":\"asha\",\"password\":\"\"}",
                "{\"username\":\"asha\",\"password\":\"right\\u0000\"}",
                "{\"username\":\"ASHA\",\"password\":\"right\"}",
                "{\"username\":\"nobody\",\"password\":\"right\"}",
            })
    void whoGivesNoRightLogInGetsTheSameAnswer(String body) {
        refused(post("echo", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic ***",
                "Basic bm9jb2xvbg==",
                "Basic YXNoYTp3cm9uZw==",
                "Basic YXNoYTo=",
                "Basic OnJpZ2h0",
                "Basic Og==",
                "Basic //79/A==",
                "Bearer YXNoYTpyaWdodA==",
            })
    void aWrongOrMalformedHeaderGetsTheSameAnswer(String header) {
        refused(given().header("Authorization", header)
                .contentType("application/json")
                .post("/guarded/echo")
                .then());
    }

    @Test
    void aWrongHeaderIsNotMadeGoodByTheBody() {
        refused(given().auth()
                .preemptive()
                .basic("asha", "wrong")
                .contentType("application/json")
                .body(GOOD_BODY)
                .post("/guarded/echo")
                .then());
    }

    @Test
    void deeplyNestedJsonIsNoLogIn() {
        refused(post("echo", "[".repeat(30_000)));
    }

    @Test
    void afterThreeFailuresTheRightPasswordGetsInHalfASecondLater() {
        failTimes(3);

        assertThat(millisOf(() -> post("echo", GOOD_BODY).statusCode(200))).isBetween(500L, 5000L);
    }

    @Test
    void afterThreeFailuresAWrongPasswordIsRefusedAlikeButLater() {
        failTimes(3);

        assertThat(millisOf(() -> refused(post("echo", WRONG_BODY)))).isBetween(500L, 5000L);
    }

    @Test
    void moreTriesThanMayWaitAreToldToComeAgain() {
        failTimes(3);

        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 8)
                    .mapToObj(guess -> HttpRequest.newBuilder(bytes)
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(HttpRequest.BodyPublishers.ofString(WRONG_BODY.replace("wrong", "guess " + guess)))
                            .build())
                    .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .toList();

            List<HttpResponse<String>> refused = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() != 401)
                    .toList();

            assertThat(refused).hasSizeBetween(1, 4).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After").orElseThrow())
                        .matches("[1-5]");
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("application/problem+json");
            });
        }
    }

    @Test
    void aForwardedHeaderDoesNotHideTheAddress() {
        for (int i = 0; i < 3; i++) {
            wrongFrom("10.0.0." + i);
        }

        assertThat(millisOf(() -> wrongFrom("10.0.0.99"))).isGreaterThanOrEqualTo(500);
    }

    private static void wrongFrom(String claimedAddress) {
        given().header("X-Forwarded-For", claimedAddress)
                .auth()
                .preemptive()
                .basic("asha", "wrong")
                .post("/guarded/bodiless")
                .then()
                .statusCode(401);
    }

    private static void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            refused(post("echo", WRONG_BODY));
        }
    }

    private static long millisOf(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Test
    void logInsAreCountedWithoutNames() {
        double before = counted("refused");

        refused(post("echo", WRONG_BODY));

        assertThat(counted("refused")).isEqualTo(before + 1);
        assertThat(given().get("/q/metrics").then().extract().asString()).doesNotContain("asha");
    }

    private double counted(String outcome) {
        return registry.get("waybill.logins").tag("outcome", outcome).counter().count();
    }

    @Test
    void openCallsNeedNoLogIn() {
        given().get("/guarded/open").then().statusCode(200).body(equalTo("open"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_240, CallBodies.MAX_BODY - 1, CallBodies.MAX_BODY})
    void aBodyUpToTheBoundArrivesWhole(int length) throws IOException, InterruptedException {
        assertThat(send(HttpRequest.BodyPublishers.ofByteArray(new byte[length])))
                .returns(200, HttpResponse::statusCode)
                .returns(String.valueOf(length), HttpResponse::body);
        assertThat(send(chunked(length)))
                .returns(200, HttpResponse::statusCode)
                .returns(String.valueOf(length), HttpResponse::body);
    }

    @Test
    void aBodyOverTheBoundIsRefusedBeforeTheLogIn() throws IOException, InterruptedException {
        assertThat(send(HttpRequest.BodyPublishers.ofByteArray(new byte[CallBodies.MAX_BODY + 1]))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(chunked(CallBodies.MAX_BODY + 1)))
                .returns(413, HttpResponse::statusCode)
                .returns(true, answer -> answer.body().contains("\"title\":\"Send a smaller body\""));
        given().contentType("application/json")
                .body("x".repeat(CallBodies.MAX_BODY + 1))
                .post("/guarded/echo")
                .then()
                .statusCode(413);
    }

    @Test
    void anEndlessBodyIsAnsweredWithoutWaitingForItsEnd() throws IOException {
        try (Socket socket = new Socket(bytes.getHost(), bytes.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /guarded/bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n"
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void anUnknownNameTakesTheTimeOfAKnownOne() {
        long known = medianMillis("asha");
        long unknown = medianMillis("nobody");

        // A name that is looked up and found missing would answer in about a millisecond.
        assertThat(unknown).isBetween(known / 3, known * 3 + 5);
    }

    private long medianMillis(String name) {
        long[] nanos = new long[7];
        for (int i = 0; i < nanos.length; i++) {
            clock.advance(Duration.ofHours(1));
            long start = System.nanoTime();
            given().auth()
                    .preemptive()
                    .basic(name, "wrong")
                    .post("/guarded/bodiless")
                    .then()
                    .statusCode(401);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[3]).toMillis();
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        String pair = Base64.getEncoder().encodeToString("asha:right".getBytes(UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(bytes)
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Authorization", "Basic " + pair)
                            .header("Content-Type", "application/octet-stream")
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpRequest.BodyPublisher chunked(int length) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    private static ValidatableResponse post(String call, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/guarded/" + call)
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"waybill\", charset=\"UTF-8\"")
                .contentType("application/problem+json")
                .body(equalTo("{\"type\":\"about:blank\",\"title\":\"Log in as an operator\",\"status\":401,\"detail\":"
                        + "\"give name and password by HTTP Basic or as the members username and password of"
                        + " the JSON body\"}"));
    }
}
