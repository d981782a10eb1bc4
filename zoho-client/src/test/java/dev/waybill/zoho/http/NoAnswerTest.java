package dev.waybill.zoho.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoAnswerTest {

    private static final String QUOTED = "GET /?criteria=919812345678";

    @ParameterizedTest
    @MethodSource("beforeTheConnection")
    void callWithoutAConnectionWasNotExecutedAndIsNotQuoted(Throwable cause) {
        NoAnswer none = NoAnswer.notConnected(cause);

        assertThat(none.executionUnknown()).isFalse();
        assertThat(none).hasMessageMatching(".+").hasMessageNotContaining("criteria");
    }

    @Test
    void anyOtherCallMayHaveBeenExecuted() {
        assertThat(NoAnswer.lost().executionUnknown()).isTrue();
        assertThat(NoAnswer.late(true).executionUnknown()).isTrue();
        assertThat(NoAnswer.late(false).executionUnknown()).isFalse();
        assertThat(NoAnswer.tooLarge(1).executionUnknown()).isTrue();
        assertThat(NoAnswer.notSent("odd").executionUnknown()).isFalse();
    }

    static Stream<Throwable> beforeTheConnection() {
        return Stream.of(
                new ConnectException(QUOTED),
                new UnknownHostException(QUOTED),
                new SSLHandshakeException(QUOTED),
                new ConnectionPoolTooBusyException(QUOTED),
                new IllegalStateException(QUOTED));
    }
}
