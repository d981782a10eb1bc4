package dev.waybill.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.ingest.caller.CallerCheck.Verdict;
import dev.waybill.operator.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyReadingTest {

    private static final int MEMORY = 1000;

    private final Vertx vertx = Vertx.vertx();
    private final BodyMemory memory = new BodyMemory(MEMORY);
    private final List<Object> outcomes = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() {
        var limits = new BodyReading.Limits(2000, Duration.ofMillis(300), 1);
        var room = new BodyReading.Room(memory, new UnverifiedBodies(MEMORY, System::nanoTime));
        server = vertx.createHttpServer()
                .requestHandler(
                        request -> BodyReading.of(request, new Verdict.Welcome(), "127.0.0.1", limits, room, vertx)
                                .onSuccess(outcomes::add)
                                .onFailure(refusal -> outcomes.add(
                                        ((ProblemException) refusal).problem().status())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void holdsMemoryForABodyUntilItIsGivenBack() throws IOException {
        try (Socket ignored = send(600, "x".repeat(600))) {
            await().untilAsserted(() -> assertThat(outcomes).hasSize(1));
        }
        assertThat(memory.free()).isEqualTo(MEMORY - 600);

        ((BodyReading.Received) outcomes.getFirst()).giveBack();

        assertThat(memory.free()).isEqualTo(MEMORY);
    }

    @Test
    void refusesABodyThatThereIsNoMemoryForAndHoldsNone() throws IOException {
        try (Socket ignored = send(1500, "x".repeat(1500))) {
            await().untilAsserted(() -> assertThat(outcomes).containsExactly(503));
        }
        assertThat(memory.free()).isEqualTo(MEMORY);
    }

    @Test
    void holdsNoMemoryForACallerThatGoesAwayOrIsTooSlow() throws IOException {
        send(600, "x".repeat(100)).close();
        await().untilAsserted(() -> assertThat(outcomes).containsExactly(400));
        try (Socket ignored = send(600, "x".repeat(100))) {
            await().untilAsserted(() -> assertThat(outcomes).containsExactly(400, 408));
        }
        assertThat(memory.free()).isEqualTo(MEMORY);
    }

    private Socket send(int length, String part) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n" + part)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
