package dev.waybill.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.sandbox.SandboxOptions;
import dev.waybill.sandbox.ZohoSandbox;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.ZohoAccounts;
import dev.waybill.zoho.creator.CreatorClient;
import dev.waybill.zoho.creator.CreatorFailure;
import dev.waybill.zoho.creator.CreatorRecord;
import dev.waybill.zoho.creator.Criteria;
import dev.waybill.zoho.creator.RecordPage;
import dev.waybill.zoho.creator.RecordQuery;
import dev.waybill.zoho.creator.ReportAddress;
import dev.waybill.zoho.creator.UpdateReceipt;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.TestVertx;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients against the stand-in for Zoho, which shares no code with them. */
class AgainstSandboxTest {

    private static final ClientCredentials CREDENTIALS = new ClientCredentials("sandbox", "sandbox", "sandbox-refresh");
    private static final ReportAddress ADDRESS = new ReportAddress("demo", "messages", "All_Messages");
    private static final Criteria UNDELIVERED = Criteria.field("Status").notEquals("delivered");

    private static final ConnectionSettings IMPATIENT =
            ConnectionSettings.DEFAULTS.withCallTimeout(Duration.ofMillis(500));

    private static ZohoSandbox sandbox;

    private ZohoAccounts accounts;
    private CreatorClient creator;

    @BeforeAll
    static void startSandbox() {
        sandbox = ZohoSandbox.start(SandboxOptions.free());
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void connect() {
        steer("/sandbox/reset", "{}");
        accounts = accounts(CREDENTIALS);
        creator = creator(ADDRESS);
    }

    @AfterEach
    void disconnect() {
        accounts.close();
        creator.close();
    }

    @Test
    void everyRecordIsReadOnceByTheCursor() {
        addRecords(450, "sent");
        AccessToken token = answer(accounts.refresh());

        List<RecordPage> pages = new ArrayList<>();
        RecordQuery query = RecordQuery.firstPage(UNDELIVERED, List.of("Status", "Queue_ID_DV"), 200);
        pages.add(answer(creator.getRecords(token, query)));
        while (pages.getLast().nextCursor().isPresent()) {
            pages.add(answer(creator.getRecords(
                    token, query.from(pages.getLast().nextCursor().get()))));
        }

        assertThat(pages).extracting(page -> page.records().size()).containsExactly(200, 200, 50);
        assertThat(pages.stream()
                        .flatMap(page -> page.records().stream())
                        .map(row -> row.field("Queue_ID_DV"))
                        .collect(Collectors.toSet()))
                .hasSize(450);
    }

    @Test
    void updatedRecordHasItsNewValuesAndLeavesTheCriteria() {
        addRecords(1, "sent");
        AccessToken token = answer(accounts.refresh());
        CreatorRecord row = onlyRecord(token);

        assertThat(answer(creator.updateRecord(
                                token, row.id(), Map.of("Status", "delivered", "Message_ID_Webhook", "wamid.\"é\\")))
                        .recordId())
                .isEqualTo(row.id());

        assertThat(answer(creator.getRecords(token, RecordQuery.firstPage(UNDELIVERED, List.of(), 200))))
                .isEqualTo(RecordPage.EMPTY);
        Criteria byText = Criteria.field("Message_ID_Webhook").equalTo("wamid.\"é\\");
        assertThat(answer(creator.getRecords(token, RecordQuery.firstPage(byText, List.of("Status"), 200)))
                        .records())
                .extracting(found -> found.field("Status"))
                .containsExactly("delivered");
    }

    @Test
    void emptyReportIsAnEmptyPage() {
        AccessToken token = answer(accounts.refresh());

        assertThat(answer(creator.getRecords(token, RecordQuery.firstPage(UNDELIVERED, List.of(), 1000))))
                .isEqualTo(RecordPage.EMPTY);
    }

    @Test
    void unknownRecordIsMissing() {
        AccessToken token = answer(accounts.refresh());

        assertThatExceptionOfType(CreatorFailure.RecordMissing.class)
                .isThrownBy(() -> answer(creator.updateRecord(token, "4790826000000999999", Map.of("Status", "sent"))));
    }

    @Test
    void unknownTokenIsExpired() {
        var unknown = new AccessToken("1000.unknown.token", Instant.EPOCH, Instant.EPOCH, Optional.empty());

        assertThatExceptionOfType(CreatorFailure.TokenExpired.class)
                .isThrownBy(() ->
                        answer(creator.getRecords(unknown, RecordQuery.firstPage(Criteria.all(), List.of(), 200))));
    }

    @Test
    void wrongReportNameIsAConfigurationError() {
        AccessToken token = answer(accounts.refresh());
        try (var elsewhere = creator(new ReportAddress("demo", "messages", "No_Such_Report"))) {
            assertThatExceptionOfType(CreatorFailure.Misconfigured.class)
                    .isThrownBy(() ->
                            answer(elsewhere.getRecords(token, RecordQuery.firstPage(Criteria.all(), List.of(), 200))))
                    .withMessageContaining("report");
        }
    }

    @Test
    void callOverTheMinutesLimitIsThrottled() {
        steer("/sandbox/reset", "{\"limits\":{\"calls_per_minute\":1}}");
        addRecords(1, "sent");
        AccessToken token = answer(accounts.refresh());
        CreatorRecord row = onlyRecord(token);

        assertThatExceptionOfType(CreatorFailure.Throttled.class)
                .isThrownBy(() -> answer(creator.updateRecord(token, row.id(), Map.of("Status", "sent"))))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(2955));
    }

    @Test
    void callOverTheDaysQuotaIsRefusedAlthoughItIsHttp200() {
        steer("/sandbox/reset", "{\"limits\":{\"daily\":1}}");
        addRecords(1, "sent");
        AccessToken token = answer(accounts.refresh());
        CreatorRecord row = onlyRecord(token);

        assertThatExceptionOfType(CreatorFailure.QuotaExhausted.class)
                .isThrownBy(() -> answer(creator.updateRecord(token, row.id(), Map.of("Status", "sent"))))
                .satisfies(failure -> assertThat(failure.httpStatus()).isEqualTo(200));
    }

    @Test
    void eleventhRefreshIsDeniedForAWhile() {
        IntStream.range(0, 10)
                .forEach(i -> assertThat(answer(accounts.refresh()).value()).isNotBlank());

        assertThatExceptionOfType(AccountsFailure.TooManyRefreshes.class).isThrownBy(() -> answer(accounts.refresh()));
    }

    @Test
    void wrongCredentialsAreRejected() {
        try (var wrongToken = accounts(new ClientCredentials("sandbox", "sandbox", "other"));
                var wrongClient = accounts(new ClientCredentials("other", "sandbox", "sandbox-refresh"))) {
            assertThatExceptionOfType(AccountsFailure.Rejected.class)
                    .isThrownBy(() -> answer(wrongToken.refresh()))
                    .satisfies(failure -> assertThat(failure.error()).isEqualTo("invalid_code"));
            assertThatExceptionOfType(AccountsFailure.Rejected.class)
                    .isThrownBy(() -> answer(wrongClient.refresh()))
                    .satisfies(failure -> assertThat(failure.error()).isEqualTo("invalid_client"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"drip\":1", "\"half_answer\":1", "\"huge_answer_bytes\":\"endless\""})
    void answerThatDoesNotEndEndsTheCallAndNothingElse(String fault) {
        addRecords(1, "sent");
        AccessToken token = answer(accounts.refresh());
        CreatorRecord row = onlyRecord(token);
        steer("/sandbox/faults", "{" + fault + "}");

        try (var impatient = new CreatorClient(TestVertx.VERTX, URI.create(sandbox.url()), ADDRESS, IMPATIENT);
                var refreshing = accounts(CREDENTIALS, IMPATIENT)) {
            assertThatExceptionOfType(CreatorFailure.Unavailable.class)
                    .isThrownBy(() ->
                            answer(impatient.getRecords(token, RecordQuery.firstPage(Criteria.all(), List.of(), 200))));
            assertThatExceptionOfType(CreatorFailure.Unavailable.class)
                    .isThrownBy(() -> answer(impatient.updateRecord(token, row.id(), Map.of("Status", "read"))))
                    .satisfies(failure -> assertThat(failure.executionUnknown()).isTrue());
            assertThatExceptionOfType(AccountsFailure.Unavailable.class).isThrownBy(() -> answer(refreshing.refresh()));

            steer("/sandbox/faults", "{}");
            assertThat(answer(impatient.updateRecord(token, row.id(), Map.of("Status", "delivered"))))
                    .isEqualTo(new UpdateReceipt(row.id()));
        }
    }

    @Test
    void recordsWhoseIdsAreNoneAreRefusedAndTheOthersRead() {
        addRecords(8, "sent");
        steer("/sandbox/faults", "{\"odd_record_ids\":true}");
        AccessToken token = answer(accounts.refresh());

        RecordPage page =
                answer(creator.getRecords(token, RecordQuery.firstPage(Criteria.all(), List.of("Status"), 200)));

        assertThat(page.records())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.id()).containsOnlyDigits());
        assertThat(page.refused())
                .extracting(RecordPage.Refused::shownId)
                .containsExactlyInAnyOrder("", "..", "12 34", "9".repeat(40));
    }

    @Test
    void retryAfterIsReadFromTheRefusal() {
        steer("/sandbox/faults", "{\"rate_429\":1,\"retry_after\":\"86400\"}");
        AccessToken token = answer(accounts.refresh());

        assertThatExceptionOfType(CreatorFailure.Throttled.class)
                .isThrownBy(
                        () -> answer(creator.getRecords(token, RecordQuery.firstPage(Criteria.all(), List.of(), 200))))
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(Duration.ofMinutes(15)));
    }

    private CreatorRecord onlyRecord(AccessToken token) {
        List<CreatorRecord> records = answer(
                        creator.getRecords(token, RecordQuery.firstPage(Criteria.all(), List.of("Status"), 200)))
                .records();
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    private static void addRecords(int count, String status) {
        steer(
                "/sandbox/creator/records",
                IntStream.range(0, count)
                        .mapToObj("{\"Status\":\"%s\",\"Queue_ID_DV\":\"queue-%%d\"}".formatted(status)::formatted)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static ZohoAccounts accounts(ClientCredentials credentials) {
        return accounts(credentials, ConnectionSettings.DEFAULTS);
    }

    private static ZohoAccounts accounts(ClientCredentials credentials, ConnectionSettings settings) {
        return new ZohoAccounts(
                TestVertx.VERTX, URI.create(sandbox.url()), credentials, settings, InstantSource.system());
    }

    private static CreatorClient creator(ReportAddress address) {
        return new CreatorClient(TestVertx.VERTX, URI.create(sandbox.url()), address, ConnectionSettings.DEFAULTS);
    }

    private static <T> T answer(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(10));
    }

    private static void steer(String path, String body) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
