package dev.waybill.zoho.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.creator.CreatorFailure.Misconfigured;
import dev.waybill.zoho.creator.CreatorFailure.RecordRejected;
import dev.waybill.zoho.creator.CreatorFailure.Throttled;
import dev.waybill.zoho.creator.CreatorFailure.Unavailable;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.OddServer;
import dev.waybill.zoho.http.TestVertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CreatorClientTest {

    private static final ReportAddress ADDRESS = new ReportAddress("demo", "messages", "All_Messages");
    private static final AccessToken TOKEN =
            new AccessToken("1000.aaaaaaaa.bbbbbbbb", Instant.EPOCH, Instant.EPOCH, Optional.empty());
    private static final RecordQuery FIRST_PAGE =
            RecordQuery.firstPage(Criteria.field("Status").notEquals("delivered"), List.of("Status", "ID"), 1000);
    private static final ConnectionSettings PATIENT =
            new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), 2, "waybill");
    private static final ConnectionSettings IMPATIENT =
            new ConnectionSettings(Duration.ofSeconds(5), Duration.ofMillis(300), 2, "waybill");
    private static final String EMPTY_PAGE = "{\"code\":3000,\"data\":[]}";

    @Test
    void readIsAskedForAsCreatorDemands() {
        try (var server = OddServer.answering(200, Map.of("record_cursor", "78Sp56"), EMPTY_PAGE)) {
            RecordPage page = read(server, FIRST_PAGE.from("cursor-1"));

            assertThat(page.nextCursor()).contains("78Sp56");
            OddServer.Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/creator/v2.1/data/demo/messages/report/All_Messages");
            assertThat(request.header("Accept")).isEqualTo("application/json");
            assertThat(request.header("Authorization")).isEqualTo("Zoho-oauthtoken 1000.aaaaaaaa.bbbbbbbb");
            assertThat(request.header("record_cursor")).isEqualTo("cursor-1");
            assertThat(parameters(request))
                    .isEqualTo(Map.of(
                            "criteria", "Status != \"delivered\"",
                            "field_config", "custom",
                            "fields", "Status,ID",
                            "max_records", "1000"));
        }
    }

    @Test
    void firstPageOfEverythingSendsNoCursorNoCriteriaAndNoFields() {
        try (var server = OddServer.answering(200, Map.of(), EMPTY_PAGE)) {
            RecordPage page = read(server, RecordQuery.firstPage(Criteria.all(), List.of(), 200));

            assertThat(page).isEqualTo(RecordPage.EMPTY);
            assertThat(server.requests().getFirst().header("record_cursor")).isEmpty();
            assertThat(parameters(server.requests().getFirst())).isEqualTo(Map.of("max_records", "200"));
        }
    }

    @Test
    void criteriaOfAnyCharactersArriveUnchanged() {
        String odd = "F == \"100% {a} + b & c = d # ? / \\\\ é 🙂 %41\"";
        try (var server = OddServer.answering(200, Map.of(), EMPTY_PAGE)) {
            assertThat(read(server, RecordQuery.firstPage(Criteria.raw(odd), List.of(), 200)))
                    .isEqualTo(RecordPage.EMPTY);

            assertThat(parameters(server.requests().getFirst())).containsEntry("criteria", odd);
        }
    }

    @Test
    void updateSendsItsFieldsWithinData() {
        try (var server = OddServer.answering(
                200, Map.of("Content-Type", "application/json;charset=UTF-8"), "{\"code\":3000,\"data\":{}}")) {
            UpdateReceipt receipt = update(server.url(), PATIENT, Map.of("Status", "\"é\" {x}"));

            assertThat(receipt).isEqualTo(new UpdateReceipt("3888833000000114027"));
            OddServer.Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.path())
                    .isEqualTo("/creator/v2.1/data/demo/messages/report/All_Messages/3888833000000114027");
            assertThat(request.header("Content-Type")).startsWith("application/json");
            assertThat(request.header("Accept")).isEqualTo("application/json");
            assertThat(request.body()).isEqualTo("{\"data\":{\"Status\":\"\\\"é\\\" {x}\"}}");
        }
    }

    @Test
    void bodyOfAnErrorStatusIsRead() {
        try (var server = OddServer.answering(
                400, Map.of("Content-Type", "application/json"), "{\"code\":3002,\"error\":[\"Not unique\"]}")) {
            assertThat(updateFailure(RecordRejected.class, server.url(), PATIENT))
                    .hasMessageEndingWith("(Not unique)");
        }
    }

    @Test
    void emptyReportIsAnEmptyPageAlthoughItIsHttp400() {
        try (var server = OddServer.answering(400, Map.of("Content-Type", "application/json"), "{\"code\":9280}")) {
            assertThat(read(server, FIRST_PAGE)).isEqualTo(RecordPage.EMPTY);
        }
    }

    @Test
    void htmlOfAGatewayIsUnavailable() {
        try (var server = OddServer.answering(502, Map.of("Content-Type", "text/html"), "<html>Bad Gateway</html>")) {
            Unavailable failure = updateFailure(Unavailable.class, server.url(), PATIENT);

            assertThat(failure.httpStatus()).isEqualTo(502);
            assertThat(failure.executionUnknown()).isTrue();
        }
    }

    @Test
    void throttlingWithoutBodyKeepsItsRetryAfter() {
        try (var server = OddServer.answering(429, Map.of("Retry-After", "7"), "")) {
            assertThat(updateFailure(Throttled.class, server.url(), PATIENT).retryAfter())
                    .contains(Duration.ofSeconds(7));
        }
    }

    @Test
    void redirectIsNotFollowed() {
        try (var elsewhere = OddServer.answering(200, Map.of(), EMPTY_PAGE);
                var server = OddServer.answering(
                        302, Map.of("Location", elsewhere.url().toString()), "")) {
            assertThat(catchThrowableOfType(Misconfigured.class, () -> read(server, FIRST_PAGE))
                            .httpStatus())
                    .isEqualTo(302);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void unreadableContentTypeDoesNotMatter() {
        try (var server = OddServer.answering(200, Map.of("Content-Type", "///;;"), EMPTY_PAGE)) {
            assertThat(read(server, FIRST_PAGE)).isEqualTo(RecordPage.EMPTY);
        }
    }

    @Test
    void recordIdThatIsNoneIsNotSent() {
        try (var server = OddServer.answering(200, Map.of(), EMPTY_PAGE);
                var client = new CreatorClient(TestVertx.VERTX, server.url(), ADDRESS, PATIENT)) {
            for (String odd : List.of("", "..", "1/2", "x".repeat(200_000), "1".repeat(41), "\ud800")) {
                assertThat(catchThrowableOfType(
                                CreatorFailure.NotSent.class,
                                () -> client.updateRecord(TOKEN, odd, Map.of("Status", "sent"))
                                        .await()
                                        .atMost(Duration.ofSeconds(10))))
                        .hasMessageContaining("Nothing was sent");
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void cursorThatNoHeaderCanCarryIsNotSent() {
        try (var server = OddServer.answering(200, Map.of(), EMPTY_PAGE)) {
            assertThat(catchThrowableOfType(
                            CreatorFailure.NotSent.class, () -> read(server, FIRST_PAGE.from("a\r\nX: y"))))
                    .hasMessageContaining("record_cursor");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void droppedConnectionLeavesOpenWhetherTheCallWasExecuted() {
        try (var server = OddServer.hangingUp()) {
            Unavailable failure = updateFailure(Unavailable.class, server.url(), PATIENT);

            assertThat(failure.executionUnknown()).isTrue();
            assertThat(failure).hasMessageContaining("connection lost");
        }
    }

    @Test
    void silenceEndsAtTheReadTimeout() {
        try (var server = OddServer.silent()) {
            Unavailable failure = updateFailure(Unavailable.class, server.url(), IMPATIENT);

            assertThat(failure.executionUnknown()).isTrue();
            assertThat(failure).hasMessage("Creator did not answer: no answer in time");
        }
    }

    @Test
    void refusedConnectionMeansNotExecuted() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        Unavailable failure = updateFailure(Unavailable.class, URI.create("http://127.0.0.1:" + free), PATIENT);

        assertThat(failure.executionUnknown()).isFalse();
        assertThat(failure.httpStatus()).isZero();
    }

    private static RecordPage read(OddServer server, RecordQuery query) {
        try (var client = new CreatorClient(TestVertx.VERTX, server.url(), ADDRESS, PATIENT)) {
            return client.getRecords(TOKEN, query).await().atMost(Duration.ofSeconds(10));
        }
    }

    private static UpdateReceipt update(URI url, ConnectionSettings settings, Map<String, String> fields) {
        try (var client = new CreatorClient(TestVertx.VERTX, url, ADDRESS, settings)) {
            return client.updateRecord(TOKEN, "3888833000000114027", fields)
                    .await()
                    .atMost(Duration.ofSeconds(10));
        }
    }

    private static <T extends CreatorFailure> T updateFailure(Class<T> kind, URI url, ConnectionSettings settings) {
        return catchThrowableOfType(kind, () -> update(url, settings, Map.of("Status", "delivered")));
    }

    private static Map<String, String> parameters(OddServer.Request request) {
        return Arrays.stream(request.query().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
