package dev.waybill.ingest.service;

import static dev.waybill.ingest.callback.Reading.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Guarded.class)
class BrokenStreamTest {

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @Inject
    SwitchableStore store;

    @TestHTTPResource
    URI base;

    @Test
    void endsWithoutItsProperEndWhenTheStoreFailsInTheMiddle() throws IOException {
        store.reset();
        Client client = new Client(base);
        fill(client, 1600);
        try (Socket socket = client.connect()) {
            ask(socket);
            assertThat(socket.getInputStream().readNBytes(1000))
                    .startsWith("HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII));

            // More is left than the sockets hold, so the store will be asked again.
            store.failWith(new StoreUnavailableException("the disk is full", null));
            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(rest).doesNotEndWith(LAST_CHUNK).contains("wamid.1500").doesNotContain("\"wamid.0\"");
        }
    }

    private static void fill(Client client, int documents) {
        String pad = "x".repeat(8000);
        for (int first = 0; first < documents; first += 400) {
            client.callback(envelope(IntStream.range(first, first + 400)
                    .mapToObj(i -> "{\"id\":\"wamid.%d\",\"status\":\"sent\",\"pad\":\"%s\"}".formatted(i, pad))
                    .toArray(String[]::new)));
        }
    }

    private static void ask(Socket socket) throws IOException {
        String logIn = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(Guarded.OPERATOR, Guarded.PASSWORD);
        socket.getOutputStream()
                .write(
                        ("POST /webhook/logs HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: application/x-ndjson\r\n"
                                        + "Content-Length: " + logIn.length() + "\r\n\r\n" + logIn)
                                .getBytes(StandardCharsets.US_ASCII));
    }
}
