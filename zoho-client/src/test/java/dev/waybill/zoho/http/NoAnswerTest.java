package dev.waybill.zoho.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoAnswerTest {

    private static final String QUOTED = "GET /?criteria=919812345678";

    @ParameterizedTest
    @MethodSource("neverSent")
    void callThatNeverLeftWasNotExecuted(Throwable cause) {
        assertThat(NoAnswer.of(new ProcessingException(cause)).executionUnknown())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("perhapsSent")
    void anyOtherCallMayHaveBeenExecuted(Throwable cause) {
        assertThat(NoAnswer.of(new ProcessingException(cause)).executionUnknown())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource({"neverSent", "perhapsSent"})
    void requestIsNotQuoted(Throwable cause) {
        assertThat(NoAnswer.of(cause).seen()).isNotBlank().doesNotContain("criteria");
    }

    static Stream<Throwable> neverSent() {
        return Stream.of(
                new ConnectException(QUOTED),
                new UnknownHostException(QUOTED),
                new NoRouteToHostException(QUOTED),
                new SSLHandshakeException(QUOTED),
                new ConnectionPoolTooBusyException(QUOTED));
    }

    static Stream<Throwable> perhapsSent() {
        return Stream.of(
                new TimeoutException(QUOTED), new HttpClosedException(QUOTED), new IllegalStateException(QUOTED));
    }
}
