package dev.waybill.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that hides in or behind a body in chunks is answered as a request of its own. */
@QuarkusTest
@TestProfile(Guarded.class)
class SmugglingTest {

    private static final String HIDDEN = "GET /webhook/status HTTP/1.1\r\nHost: x\r\n\r\n";

    @TestHTTPResource
    URI base;

    @ParameterizedTest
    @ValueSource(strings = {"/webhook", "/webhook?token=url%20token", "/webhook/master", "/nowhere"})
    void aLengthBesideChunksEndsTheConnection(String path) throws IOException {
        assertNoSecondAnswer(
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2\r\n{}\r\n0\r\n\r\n" + HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhook", "/webhook?token=url%20token", "/webhook/master", "/nowhere"})
    void aLineEndInAQuotedExtensionOfAChunkHidesNoRequest(String path) throws IOException {
        assertNoSecondAnswer("POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2;a=\"\r\n{}\r\n0\r\n\r\n" + HIDDEN + "\"\r\n{}\r\n0\r\n\r\n");
    }

    @Test
    void aBodyInChunksIsTaken() throws IOException {
        String answer = sent("POST " + Client.tokenPath()
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n{}\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    private void assertNoSecondAnswer(String bytes) throws IOException {
        String answer = sent(bytes);

        // What Netty cannot read at all ends the connection without an answer.
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
        assertThat(answer).doesNotContain("app_status");
    }

    /** Ends when the service closes the connection; a connection that stays open fails by the socket's time limit. */
    private String sent(String bytes) throws IOException {
        try (Socket socket = new Client(base).connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
