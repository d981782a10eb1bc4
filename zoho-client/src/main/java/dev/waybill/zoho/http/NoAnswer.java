package dev.waybill.zoho.http;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
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

    /** Reads the failure of a REST client. */
    public static NoAnswer of(Throwable failure) {
        if (isAny(failure, ConnectException.class, UnknownHostException.class, NoRouteToHostException.class)) {
            return new NoAnswer("no connection, check the address and the network", false);
        }
        if (isAny(failure, SSLHandshakeException.class)) {
            return new NoAnswer("no trusted TLS connection, check the address and its certificate", false);
        }
        if (isAny(failure, ConnectionPoolTooBusyException.class)) {
            return new NoAnswer("too many calls wait for a connection", false);
        }
        if (isAny(failure, TimeoutException.class)) {
            return new NoAnswer("no answer in time", true);
        }
        return new NoAnswer("connection lost before the answer was complete", true);
    }

    @SafeVarargs
    private static boolean isAny(Throwable failure, Class<? extends Throwable>... kinds) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }
}
