package dev.waybill.zoho.http;

import static dev.waybill.zoho.http.TestVertx.VERTX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that writes bytes as it likes and watches its connections. */
class ZohoHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpCall GET = HttpCall.of(HttpMethod.GET, "/page");

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void answerWhoseBodyDripsEndsAtTheTimeOfACall() {
        ZohoHttp http = calling(Duration.ofMillis(400), socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            VERTX.setPeriodic(50, tick -> socket.write("x"));
        });

        NoAnswer none = failure(http, GET);

        assertThat(none).hasMessage("no answer in time");
        assertThat(none.executionUnknown()).isTrue();
        awaitNoConnection();
    }

    @Test
    void answerWhoseHeadDripsEndsAtTheTimeOfACall() {
        ZohoHttp http = calling(Duration.ofMillis(400), socket -> {
            socket.write("HTTP/1.1 200 OK\r\nX-Odd: ");
            VERTX.setPeriodic(50, tick -> socket.write("x"));
        });

        assertThat(failure(http, GET)).hasMessage("no answer in time");
        awaitNoConnection();
    }

    @Test
    void answerThatStopsHalfWayEndsAtTheTimeOfACall() {
        ZohoHttp http = calling(
                Duration.ofMillis(400), socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"));

        assertThat(failure(http, GET)).hasMessage("no answer in time");
        awaitNoConnection();
    }

    @Test
    void endlessAnswerEndsAtItsBound() {
        ZohoHttp http = calling(PATIENCE, socket -> {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            flood(socket);
        });

        assertThat(failure(http, GET))
                .hasMessage("its answer is longer than 1048576 bytes")
                .satisfies(
                        none -> assertThat(((NoAnswer) none).executionUnknown()).isTrue());
        awaitNoConnection();
    }

    @Test
    void answerThatAnnouncesTooMuchIsNotRead() {
        ZohoHttp http =
                calling(PATIENCE, socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"));

        assertThat(failure(http, GET)).hasMessage("its answer is longer than 1048576 bytes");
        awaitNoConnection();
    }

    @Test
    void answerOfExactlyItsBoundIsWhole() {
        byte[] body = new byte[1000];
        ZohoHttp http = calling(
                PATIENCE,
                socket -> socket.write(Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                        .appendBytes(body)));

        HttpAnswer answer = http.send(() -> GET.answeredIn(body.length)).await().atMost(PATIENCE);

        assertThat(answer.body().getBytes()).isEqualTo(body);
        assertThat(failure(http, GET.answeredIn(body.length - 1)).kind()).isEqualTo(NoAnswer.Kind.TOO_LARGE);
    }

    @Test
    void callerWhoLeavesEndsTheCall() {
        ZohoHttp http = calling(PATIENCE, socket -> {});

        var left = http.send(() -> GET).subscribe().with(answer -> {}, failure -> {});
        await().atMost(PATIENCE).until(() -> asked.get() == 1);
        left.cancel();

        awaitNoConnection();
    }

    @Test
    void headersThatAreNoneFailBeforeAnythingIsSent() {
        ZohoHttp http = calling(PATIENCE, socket -> {});

        for (String odd : List.of("a\r\nX: y", "é", "\u0000", "x".repeat(8193))) {
            NoAnswer none = catchThrowableOfType(
                    NoAnswer.class,
                    () -> http.send(() -> GET.with("record_cursor", odd))
                            .await()
                            .atMost(PATIENCE));

            assertThat(none.kind()).isEqualTo(NoAnswer.Kind.NOT_SENT);
            assertThat(none.executionUnknown()).isFalse();
            assertThat(none.getMessage()).contains("record_cursor").hasSizeLessThan(200);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void connectionIsUsedAgain() {
        AtomicInteger connections = new AtomicInteger();
        NetServer server = listening(socket -> {
            connections.incrementAndGet();
            socket.handler(request -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        });
        ZohoHttp http = client(server, PATIENCE);

        for (int i = 0; i < 3; i++) {
            assertThat(http.send(() -> GET).await().atMost(PATIENCE).body()).hasToString("ok");
        }

        assertThat(connections).hasValue(1);
    }

    private static void flood(NetSocket socket) {
        Buffer chunk = Buffer.buffer("10000\r\n").appendBytes(new byte[0x10000]).appendString("\r\n");
        socket.write(chunk).onSuccess(written -> flood(socket));
    }

    /** A client of a server that answers each request so. */
    private ZohoHttp calling(Duration callTimeout, Consumer<NetSocket> answer) {
        return client(
                listening(socket -> {
                    open.incrementAndGet();
                    socket.closeHandler(closed -> open.decrementAndGet());
                    socket.exceptionHandler(lost -> {});
                    socket.handler(request -> {
                        asked.incrementAndGet();
                        answer.accept(socket);
                    });
                }),
                callTimeout);
    }

    private NetServer listening(Consumer<NetSocket> connected) {
        NetServer server = VERTX.createNetServer()
                .connectHandler(connected::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        opened.add(server::close);
        return server;
    }

    private ZohoHttp client(NetServer server, Duration callTimeout) {
        ZohoHttp http = new ZohoHttp(
                VERTX,
                URI.create("http://127.0.0.1:" + server.actualPort()),
                ConnectionSettings.DEFAULTS.withPoolSize(1).withCallTimeout(callTimeout));
        opened.add(http);
        return http;
    }

    private static NoAnswer failure(ZohoHttp http, HttpCall call) {
        return catchThrowableOfType(
                NoAnswer.class, () -> http.send(() -> call).await().atMost(PATIENCE));
    }

    private void awaitNoConnection() {
        await().atMost(PATIENCE).until(() -> open.get() == 0);
    }
}
