package dev.waybill.zoho.http;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * Why a call had no HTTP answer.
 *
 * @param seen safe to show; exceptions' own messages are left out because they may quote the request
 * @param executionUnknown whether the call may have reached the other side
 */
public record NoAnswer(String seen, boolean executionUnknown) {

    private static final Set<Class<? extends Throwable>> NEVER_CONNECTED =
            Set.of(ConnectException.class, UnknownHostException.class, NoRouteToHostException.class);

    /** Reads the failure of a REST client. */
    public static NoAnswer of(Throwable failure) {
        if (NEVER_CONNECTED.stream().anyMatch(kind -> isCausedBy(kind, failure))) {
            return new NoAnswer("no connection, check the address and the network", false);
        }
        if (isCausedBy(SSLHandshakeException.class, failure)) {
            return new NoAnswer("no trusted TLS connection, check the address and its certificate", false);
        }
        if (isCausedBy(ConnectionPoolTooBusyException.class, failure)) {
            return new NoAnswer("too many calls wait for a connection", false);
        }
        if (isCausedBy(TimeoutException.class, failure)) {
            return new NoAnswer("no answer in time", true);
        }
        return new NoAnswer("connection lost before the answer was complete", true);
    }

    private static boolean isCausedBy(Class<? extends Throwable> kind, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
