package dev.waybill.zoho.http;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import javax.net.ssl.SSLException;

/** Why a call had no HTTP answer. The message is safe to show: it quotes neither the request nor the answer. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is known of the call. */
    public enum Kind {
        /** It cannot be expressed: nothing was sent, and nothing will be when it is repeated. */
        NOT_SENT,
        /** There was no connection: nothing was sent. */
        NOT_CONNECTED,
        /** The answer is longer than its bound. */
        TOO_LARGE,
        /** The connection or the time ended before the answer did. */
        INCOMPLETE
    }

    private NoAnswer(Kind kind, String seen) {
        super(seen);
        this.kind = kind;
    }

    static NoAnswer notSent(String why) {
        return new NoAnswer(Kind.NOT_SENT, why);
    }

    static NoAnswer late(boolean connected) {
        return connected
                ? new NoAnswer(Kind.INCOMPLETE, "no answer in time")
                : new NoAnswer(Kind.NOT_CONNECTED, "no connection in time");
    }

    static NoAnswer tooLarge(int mostBytes) {
        return new NoAnswer(Kind.TOO_LARGE, "its answer is longer than " + mostBytes + " bytes");
    }

    static NoAnswer lost() {
        return new NoAnswer(Kind.INCOMPLETE, "connection lost before the answer was complete");
    }

    static NoAnswer notConnected(Throwable failure) {
        return new NoAnswer(
                Kind.NOT_CONNECTED,
                failure instanceof ConnectionPoolTooBusyException
                        ? "too many calls wait for a connection"
                        : failure instanceof SSLException
                                ? "no trusted TLS connection, check the address and its certificate"
                                : "no connection, check the address and the network");
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the call may have been executed all the same. */
    public boolean executionUnknown() {
        return kind == Kind.INCOMPLETE || kind == Kind.TOO_LARGE;
    }
}
