package dev.waybill.ingest.service;

import static dev.waybill.ingest.callback.Reading.envelope;
import static dev.waybill.ingest.callback.Reading.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.callback.CallbackReader;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Guarded.class)
class ReceivingTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final String SENT =
            envelope("{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1750030073\"}");

    @Inject
    SwitchableStore store;

    @TestHTTPResource
    URI base;

    private Client client;

    @BeforeEach
    void startEmpty() {
        store.reset();
        client = new Client(base);
    }

    @Test
    void answers200WhenEveryStatusIsStored() {
        HttpResponse<String> response = client.callback(fixture("045-batch-2-entries-3-changes-4-statuses"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"received\":4,\"stored\":4,\"duplicates\":0,\"ignored\":0}");
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void storesARepeatedCallbackOnce() {
        client.callback(SENT);

        assertThat(client.callback(SENT).body())
                .isEqualTo("{\"received\":1,\"stored\":0,\"duplicates\":1,\"ignored\":0}");
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"051-payment-captured", "067-ns-text-message"})
    void answers200WhenNothingIsForUs(String name) {
        HttpResponse<String> response = client.callback(fixture(name));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"received\":1,\"stored\":0,\"duplicates\":0,\"ignored\":1}");
        assertThat(stored()).isZero();
    }

    @Test
    void storesTheReadableElementsOfABatch() {
        assertThat(client.callback(envelope("{\"id\":\"wamid.1\",\"status\":\"sent\"}", "7", "{\"id\":\"wamid.2\"}"))
                        .body())
                .isEqualTo("{\"received\":3,\"stored\":1,\"duplicates\":0,\"ignored\":2}");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void storesAThousandStatusesOfOneCallback() {
        String body = envelope(IntStream.range(0, 1000)
                .mapToObj(i -> "{\"id\":\"wamid.%d\",\"status\":\"delivered\",\"timestamp\":%d}"
                        .formatted(i, 1_750_000_000 + i))
                .toArray(String[]::new));

        assertThat(client.callback(body).body())
                .isEqualTo("{\"received\":1000,\"stored\":1000,\"duplicates\":0,\"ignored\":0}");
        assertThat(stored()).isEqualTo(1000);
    }

    @Test
    void takesABodyOfThreeMegabytes() {
        String body =
                envelope("{\"id\":\"wamid.1\",\"status\":\"sent\",\"pad\":\"%s\"}".formatted("x".repeat(3_000_000)));

        assertThat(client.callback(body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "not json"})
    void answers400ToWhatIsNotJson(String body) {
        assertRefused(client.callback(body), 400);
    }

    @Test
    void answers400ToWhatIsNotUtf8OrNestedTooDeep() {
        byte[] latin1 = "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(client.send("POST", Client.tokenPath(), BodyPublishers.ofByteArray(latin1)), 400);
        assertRefused(client.callback("[".repeat(200_000)), 400);
    }

    @Test
    void takesACallbackThatIsSignedOnItsRawBytes() {
        byte[] body = fixture("054-escaped-unicode-minified").getBytes(StandardCharsets.UTF_8);
        String right = Client.signature(Guarded.APP_SECRET, body);

        assertThat(signed(body, right).statusCode()).isEqualTo(200);
        assertThat(signed(body, Client.signature("older secret", body)).statusCode())
                .isEqualTo(200);
        assertRefused(
                signed((new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8), right), 401);
        assertRefused(signed(body, Client.signature("guessed", body)), 401);
        assertRefused(signed(body, "sha256=00"), 401);
    }

    @Test
    void answers401ToAWrongSignatureBeforeItReadsTheBody() {
        assertRefused(signed("not json".getBytes(StandardCharsets.UTF_8), "sha256=" + "0".repeat(64)), 401);
    }

    @Test
    void answers401ToAWrongTokenEvenWithARightSignature() {
        byte[] body = SENT.getBytes(StandardCharsets.UTF_8);

        assertRefused(
                client.send(
                        "POST",
                        "/webhook?token=guessed",
                        BodyPublishers.ofByteArray(body),
                        "X-Hub-Signature-256",
                        Client.signature(Guarded.APP_SECRET, body)),
                401);
        assertRefused(client.send("POST", "/webhook", BodyPublishers.ofByteArray(body)), 401);
        assertThat(stored()).isZero();
    }

    @Test
    void answers401BeforeTheBodyHasCome() throws IOException {
        assertThat(rawAnswer("POST /webhook?token=guessed HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ");
    }

    /** By Quarkus, before any route of ours. */
    @Test
    void answers400ToAUrlThatIsNotEncoded() throws IOException {
        assertThat(
                        rawAnswer(
                                "POST /webhook?token=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void answers413ToMoreStatusesThanAreTakenAtOnce() {
        String body = envelope(IntStream.rangeClosed(0, CallbackReader.MOST_STATUSES)
                .mapToObj(i -> "{\"id\":\"wamid.%d\",\"status\":\"sent\"}".formatted(i))
                .toArray(String[]::new));

        HttpResponse<String> response = client.callback(body);

        assertRefused(response, 413);
        assertThat(response.body()).contains("Send at most 20000 statuses in one callback", "20001 statuses");
    }

    @Test
    void answers413ToALengthOverTheLimitBeforeTheBodyHasCome() throws IOException {
        assertThat(rawAnswer(post("Content-Length: " + (4 * MEBIBYTE + 1)) + "\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("\r\nconnection: close\r\n");
    }

    @Test
    void answers413AsSoonAsTheCountedBytesPassTheLimit() {
        byte[] body = new byte[6 * MEBIBYTE];

        HttpResponse<String> response = client.send(
                "POST", Client.tokenPath(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertRefused(response, 413);
    }

    @Test
    void takesExactlyTheLimit() {
        String start = "{\"pad\":\"";
        String body = start + "x".repeat(4 * MEBIBYTE - start.length() - 2) + "\"}";

        assertThat(client.callback(body).statusCode()).isEqualTo(200);
        assertRefused(client.callback(body + " "), 413);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Encoding,gzip",
        "Content-Encoding,br",
        "Content-Type,application/x-www-form-urlencoded",
        "Content-Type,multipart/form-data; boundary=x"
    })
    void answers415ToOtherEncodingsAndForms(String header, String value) {
        assertRefused(client.send("POST", Client.tokenPath(), BodyPublishers.ofString(SENT), header, value), 415);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Content-Encoding,identity", "Content-Type,text/plain", "Content-Type,application/octet-stream"})
    void readsJsonWhateverTheOtherHeadersSay(String header, String value) {
        assertThat(client.send("POST", Client.tokenPath(), BodyPublishers.ofString(SENT), header, value)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void answers405ToOtherMethods(String method) {
        HttpResponse<String> response = client.send(method, "/webhook", BodyPublishers.ofString(""));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void answers503WhileTheStoreFailsAndTakesTheSameCallbackLater() {
        store.failWith(new StoreUnavailableException("the disk is full", null));

        HttpResponse<String> refused = client.callback(SENT);

        assertRefused(refused, 503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(Client.json(refused).get("detail").textValue()).isEqualTo("the disk is full");
        store.reset();
        assertThat(client.callback(SENT).statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void answers503WhenTheStoreFailsUnexpectedlyAndTellsNothingOfIt() {
        store.failWith(new IllegalStateException("recipient 919000000001"));

        HttpResponse<String> response = client.callback(SENT);

        assertRefused(response, 503);
        assertThat(response.body()).doesNotContain("919");
    }

    @Test
    void answers503WhenTheStoreDoesNotAnswer() {
        store.hang();

        assertRefused(client.callback(SENT), 503);
    }

    @Test
    void takesABodyThatComesInPieces() throws IOException {
        byte[] body = SENT.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = client.connect()) {
            write(socket, post("Content-Length: " + body.length) + "Connection: close\r\n\r\n");
            for (byte one : body) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
            assertThat(readAll(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void answers408ToABodyThatDoesNotCome() throws IOException {
        assertThat(rawAnswer(post("Content-Length: 100") + "\r\n{")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void asksForTheBodyOfACallerThatWaits() throws IOException {
        try (Socket socket = client.connect()) {
            write(socket, post("Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2") + "\r\n");
            byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertThat(new String(first, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100 ");
            write(socket, "{}");
            assertThat(readAll(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify+me,200",
        "?challange=5,200",
        "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guessed,403",
        "'',400"
    })
    void answersAHeadAsItAnswersAGet(String query, int status) {
        HttpResponse<String> head = client.send("HEAD", "/webhook" + query, BodyPublishers.noBody());
        HttpResponse<String> get = get(query);

        assertThat(head.statusCode()).isEqualTo(status).isEqualTo(get.statusCode());
        assertThat(head.headers().map()).isEqualTo(get.headers().map());
        assertThat(head.body()).isEmpty();
    }

    @Test
    void echoesMetasChallengeToTheRightVerifyToken() {
        HttpResponse<String> response = get("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify+me");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("1158201444");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guessed,403",
        "?hub.mode=subscribe&hub.challenge=1,403",
        "?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=verify+me,403",
        "?hub.mode=subscribe&hub.verify_token=verify+me,403",
        "?challenge=1&token=guessed,401",
        "?challenge=,400",
        "'',400"
    })
    void refusesOtherHandshakes(String query, int status) {
        assertRefused(get(query), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?challange=%3Cb%3E", "?challenge=%3Cb%3E", "?challange=%3Cb%3E&echo=true&token=url+token"})
    void echoesTheProvidersChallengeAsPlainText(String query) {
        HttpResponse<String> response = get(query);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("<b>");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    }

    @Test
    void echoesNoLongChallenge() {
        assertRefused(get("?challange=" + "x".repeat(1025)), 400);
    }

    private HttpResponse<String> get(String query) {
        return client.send("GET", "/webhook" + query, BodyPublishers.noBody());
    }

    private HttpResponse<String> signed(byte[] body, String signature) {
        return client.send("POST", "/webhook", BodyPublishers.ofByteArray(body), "X-Hub-Signature-256", signature);
    }

    private long stored() {
        return store.state().await().indefinitely().counts().values().stream()
                .mapToLong(Count::value)
                .max()
                .orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Client.json(response).get("status").intValue()).isEqualTo(status);
        assertThat(Client.json(response).get("title").textValue()).isNotBlank();
    }

    private static String post(String headers) {
        return "POST " + Client.tokenPath() + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    /** What is answered to bytes that are sent at once, until the service closes the connection. */
    private String rawAnswer(String request) throws IOException {
        try (Socket socket = client.connect()) {
            write(socket, request);
            return readAll(socket);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
