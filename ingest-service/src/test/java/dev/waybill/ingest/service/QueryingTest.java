package dev.waybill.ingest.service;

import static dev.waybill.ingest.callback.Reading.envelope;
import static dev.waybill.ingest.callback.Reading.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.model.store.QueryTooLongException;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Guarded.class)
class QueryingTest {

    private static final String[] NDJSON = {"Accept", "application/x-ndjson"};

    @Inject
    SwitchableStore store;

    @Inject
    Clock clock;

    @TestHTTPResource
    URI base;

    private Client client;

    @BeforeEach
    void startEmpty() {
        store.reset();
        client = new Client(base);
    }

    @Test
    void showsADocumentWithItsMembersInOrder() {
        String body = fixture("001-meta-sent-pmp");
        client.callback(body);

        JsonNode answer = Client.json(client.ask("/webhook/logs", ""));

        assertThat(answer.fieldNames()).toIterable().containsExactly("count", "records", "next_cursor", "scanned");
        assertThat(answer.get("count").intValue()).isEqualTo(1);
        assertThat(answer.get("next_cursor").isNull()).isTrue();
        JsonNode document = answer.at("/records/0");
        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly(
                        "_id",
                        "webhook_id",
                        "queue_id",
                        "status",
                        "recipient_id",
                        "web_timestamp",
                        "phone_number_id",
                        "display_phone_number",
                        "webhook_data_json",
                        "raw_webhook_data_json",
                        "created_time",
                        "web_date",
                        "updated");
        assertThat(document.get("queue_id").isNull()).isTrue();
        assertThat(document.get("web_timestamp").textValue()).isEqualTo("1750030073");
        assertThat(document.get("raw_webhook_data_json").textValue()).isEqualTo(body);
        assertThat(Instant.parse(document.get("created_time").textValue()))
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
        assertThat(document.get("web_date").textValue()).isEqualTo("2025-06-16");
        assertThat(document.get("updated").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "035-queueack-accepted-full,038-queueack-then-status-delivered",
        "038-queueack-then-status-delivered,035-queueack-accepted-full"
    })
    void showsTheQueueIdOnTheDeliveredDocumentWhicheverCameFirst(String first, String second) {
        client.callback(fixture(first));
        client.callback(fixture(second));

        JsonNode delivered = Client.json(client.ask("/webhook/status/delivered", "{}"));

        assertThat(delivered.get("count").intValue()).isEqualTo(1);
        assertThat(delivered.at("/records/0/queue_id").textValue()).isEqualTo("ab2661ac-2f7e-414b-a860-dba5c85763be");
    }

    @Test
    void letsOperatorsInByBodyAndByHeaderAndNobodyElse() {
        String logIn = "{\"username\":\"ada\",\"password\":\"open sesame\"}";

        assertThat(post("/webhook/master", logIn).statusCode()).isEqualTo(200);
        assertThat(client.ask("/webhook/master", "").statusCode()).isEqualTo(200);
        assertThat(post("/webhook/master", "{}").statusCode()).isEqualTo(401);
        assertThat(post("/webhook/cleanup", logIn.replace("open", "guessed")).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhook/master", "/webhook/logs", "/webhook/status/sent", "/webhook/query"})
    void pagesNewestFirstWhileCallbacksArrive(String path) {
        client.sentStatuses(0, 5);
        List<String> seen = new ArrayList<>();
        String cursor = "null";
        do {
            JsonNode page = Client.json(client.ask(path, "{\"limit\":2,\"cursor\":%s}".formatted(cursor)));
            page.get("records")
                    .forEach(document -> seen.add(document.get("webhook_id").textValue()));
            cursor = page.get("next_cursor").toString();
            client.sentStatuses(100 + seen.size(), 101 + seen.size());
        } while (!cursor.equals("null"));

        assertThat(seen).containsExactly("wamid.4", "wamid.3", "wamid.2", "wamid.1", "wamid.0");
    }

    @Test
    void streamsEverythingOneDocumentALine() {
        client.sentStatuses(0, 1200);

        HttpResponse<String> response = client.ask("/webhook/logs", "{\"limit\":3}", NDJSON);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .isEqualTo("application/x-ndjson;charset=UTF-8");
        List<String> lines = response.body().lines().toList();
        assertThat(lines).hasSize(1200);
        assertThat(new HashSet<>(lines)).hasSize(1200);
        assertThat(Client.json(lines.getFirst()).get("webhook_id").textValue()).isEqualTo("wamid.1199");
        assertThat(Client.json(lines.getLast()).get("webhook_id").textValue()).isEqualTo("wamid.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*", "text/html, application/json;q=0.9, */*;q=0.8"})
    void answersOnePageUnlessAskedForAStream(String accept) {
        for (String path : List.of("/webhook/master", "/webhook/logs", "/webhook/status/sent", "/webhook/query")) {
            assertThat(Client.json(client.ask(path, "", "Accept", accept))
                            .get("count")
                            .intValue())
                    .isZero();
        }
    }

    @Test
    void streamsNothingAsAnEmptyBody() {
        HttpResponse<String> response = client.ask("/webhook/master", "{}", NDJSON);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void stopsReadingWhenTheCallerOfAStreamGoesAway() throws IOException {
        String pad = "x".repeat(2000);
        for (int batch = 0; batch < 10; batch++) {
            int first = batch * 1000;
            client.callback(envelope(IntStream.range(first, first + 1000)
                    .mapToObj(i -> "{\"id\":\"wamid.%d\",\"status\":\"sent\",\"pad\":\"%s\"}".formatted(i, pad))
                    .toArray(String[]::new)));
        }

        try (Socket socket = ask(Guarded.OPERATOR, "application/x-ndjson")) {
            assertThat(socket.getInputStream().readNBytes(1000))
                    .startsWith("HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII));
            // Nobody takes more: what the sockets hold is written, and then the reading waits.
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(20))
                    .until(store::finds, steady());
            assertThat(store.finds()).isLessThan(40);
        }
        int findsWhenGone = store.finds();

        assertThat(client.ask("/webhook/logs", "{\"limit\":1}").statusCode()).isEqualTo(200);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(store.finds()).isLessThanOrEqualTo(findsWhenGone + 2));
    }

    @Test
    void filtersByDocumentAndConveniences() {
        client.callback(fixture("045-batch-2-entries-3-changes-4-statuses"));

        assertThat(ids("{\"status\":\"Read\"}")).containsExactly("wamid.A3");
        assertThat(ids("{\"filter\":{\"errors.0.code\":131047}}")).containsExactly("wamid.B1");
        assertThat(
                        ids(
                                "{\"date\":\"2023-11-15\",\"filter\":{\"recipient_id\":{\"$in\":[\"15550000001\",\"15550000002\"]}}}"))
                .containsExactly("wamid.A2", "wamid.A1");
        assertThat(ids("{\"date\":\"2023-11-14\"}")).isEmpty();
        assertThat(ids("{\"collection\":\"delivered_logs\",\"status\":\"sent\",\"filter\":{\"status\":\"read\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /webhook/query         | {"collection":"other"}               | collection | webhook_logs or delivered_logs
                    /webhook/query         | {"collection":7}                     | collection | takes a text
                    /webhook/query         | {"status":["sent"]}                  | status     | takes a text
                    /webhook/query         | {"status":"se\\u0000nt"}             | status     | letters, digits
                    /webhook/query         | {"date":"2026-13-01"}                | date       | 2026-01-31
                    /webhook/query         | {"filter":[]}                        | filter     | takes an object
                    /webhook/query         | {"filter":{"status":{"$like":"x"}}}  | status     | unknown operator $like
                    /webhook/query         | {"filter":{"nobody":"x"}}            | nobody     | unknown member
                    /webhook/query         | {"limit":0}                          | limit      | from 1 to 10000
                    /webhook/query         | {"limit":10001}                      | limit      | from 1 to 10000
                    /webhook/query         | {"limit":1.5}                        | limit      | from 1 to 10000
                    /webhook/query         | {"limit":"10"}                       | limit      | from 1 to 10000
                    /webhook/query         | {"cursor":"made up"}                 | cursor     | leave it out
                    /webhook/query         | {"sort":"asc"}                       | sort       | unknown member sort
                    /webhook/master        | {"status":"sent"}                    | status     | allowed are limit, cursor
                    /webhook/cleanup       | {"limit":1}                          | limit      | allowed are username
                    /webhook/status/se%24nt | {}                                   | status     | letters, digits
                    """)
    void answers400ThatNamesTheMemberAndWhatIsAllowed(String path, String body, String member, String allowed) {
        HttpResponse<String> response = client.ask(path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(response).get("member").textValue()).isEqualTo(member);
        assertThat(Client.json(response).get("detail").textValue()).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"limit\":1e999999999}"})
    void answers400ToOtherBodies(String body) {
        assertThat(client.ask("/webhook/query", body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void answers503WithNoRecordsWhileTheStoreFails(String accept) {
        store.failWith(new StoreUnavailableException("the disk is full", null));

        HttpResponse<String> response = client.ask("/webhook/master", "", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(Client.json(response).get("records").isEmpty()).isTrue();
        assertThat(Client.json(response).get("detail").textValue()).isEqualTo("the disk is full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void answers422WithNoRecordsToAQuestionThatTakesTooLong(String accept) {
        store.failWith(new QueryTooLongException(Duration.ofSeconds(10)));

        HttpResponse<String> response = client.ask("/webhook/query", "", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(Client.json(response).get("title").textValue()).isEqualTo("Narrow the question and ask again");
        assertThat(Client.json(response).get("records").isEmpty()).isTrue();
        assertThat(Client.json(response).get("detail").textValue())
                .startsWith("the question was stopped after 10000 ms; name a status");
    }

    @Test
    void theOlderSystemsNamesOfMembersWorkInFilters() {
        client.sentStatuses(0, 2);

        for (String filter :
                List.of("{\"Updated\":false}", "{\"date\":{\"$gte\":\"2025-01-01\"},\"Updated\":{\"$ne\":true}}")) {
            assertThat(Client.json(client.ask("/webhook/query", "{\"filter\":" + filter + "}"))
                            .get("count")
                            .intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void aBodyMayBeginWithAByteOrderMark() {
        assertThat(client.ask("/webhook/logs", "\uFEFF{\"limit\":1}").statusCode())
                .isEqualTo(200);
        assertThat(client.ask("/webhook/logs", "\uFEFF").statusCode()).isEqualTo(200);
    }

    @Test
    void saysHowManyDocumentsItLookedAt() {
        client.sentStatuses(0, 5);

        JsonNode byStatus = Client.json(client.ask("/webhook/query", "{\"filter\":{\"status\":\"read\"}}"));
        JsonNode byPath = Client.json(client.ask("/webhook/query", "{\"filter\":{\"pricing.type\":\"x\"}}"));

        assertThat(byStatus.get("scanned").intValue()).isZero();
        assertThat(byPath.get("scanned").intValue()).isEqualTo(5);
    }

    @Test
    void cleansUpWhatIsOlderThanADay() {
        client.sentStatuses(0, 1);
        Instant before = clock.instant().minus(Duration.ofHours(24));

        assertThat(client.ask("/webhook/cleanup", "").body()).isEqualTo("{\"deleted\":0}");
        assertThat(store.retired().getLast()).isBetween(before, clock.instant().minus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void givesUpTheReadingOfACallerWhoHangsUp(String accept) throws IOException {
        store.hang();
        try (Socket unread = ask(Guarded.OPERATOR, accept)) {
            await().atMost(Duration.ofSeconds(9)).until(() -> store.finds() == 1);
        }

        await().atMost(Duration.ofSeconds(9)).until(() -> store.cancelled() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void nobodyTakesAllPlacesOfQuestionsAloneAndWhoHangsUpGivesTheirsBack(String accept) throws IOException {
        store.hang();
        List<Socket> open = new ArrayList<>();
        try {
            for (int asked = 1; asked <= 3; asked++) {
                open.add(ask(Guarded.OPERATOR, accept));
                int finds = asked;
                await().atMost(Duration.ofSeconds(9)).until(() -> store.finds() == finds);
            }
            HttpResponse<String> refused = client.ask("/webhook/logs", "", "Accept", accept);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(Client.json(refused).get("records")).isEmpty();

            open.add(ask(Guarded.VIEWER, accept));
            await().atMost(Duration.ofSeconds(9)).until(() -> store.finds() == 4);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(9)).until(() -> store.cancelled() == 4);
        store.reset();

        assertThat(client.ask("/webhook/logs", "", "Accept", accept).statusCode())
                .isEqualTo(200);
    }

    private Socket ask(String name, String accept) throws IOException {
        Socket socket = client.connect();
        String logIn = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, Guarded.PASSWORD);
        socket.getOutputStream()
                .write(("POST /webhook/logs HTTP/1.1\r\nHost: x\r\nAccept: " + accept + "\r\nContent-Length: "
                                + logIn.length() + "\r\n\r\n" + logIn)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Predicate<Integer> steady() {
        AtomicInteger last = new AtomicInteger(-1);
        return now -> last.getAndSet(now) == now;
    }

    private List<String> ids(String question) {
        List<String> ids = new ArrayList<>();
        Client.json(client.ask("/webhook/query", question))
                .get("records")
                .forEach(document -> ids.add(document.get("webhook_id").textValue()));
        return ids;
    }

    private HttpResponse<String> post(String path, String body) {
        return client.send("POST", path, BodyPublishers.ofString(body));
    }
}
