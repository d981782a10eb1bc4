package dev.waybill.zoho.http;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way. It ends once: with the whole answer, at its time, at its bound of bytes, with its connection, or
 * because its caller leaves. Whenever the answer is not complete by then, the connection is given up.
 */
final class Exchange {

    private final Vertx vertx;
    private final HttpCall call;
    private final UniEmitter<? super HttpAnswer> caller;

    /** Touched by the request's event loop alone. */
    private final Buffer body = Buffer.buffer();

    // All guarded by this: the timer and a caller who leaves come on threads of their own.
    private @Nullable HttpClientRequest request;
    private boolean over;

    Exchange(Vertx vertx, HttpCall call, UniEmitter<? super HttpAnswer> caller) {
        this.vertx = vertx;
        this.call = call;
        this.caller = caller;
    }

    void start(Future<HttpClientRequest> connecting, Duration most) {
        long timer = vertx.setTimer(most.toMillis(), fired -> fail(NoAnswer.late(isConnected())));
        caller.onTermination(() -> {
            vertx.cancelTimer(timer);
            abandon();
        });
        connecting.onSuccess(this::connected).onFailure(failure -> fail(NoAnswer.notConnected(failure)));
    }

    private void connected(HttpClientRequest connected) {
        if (!take(connected)) {
            connected.reset();
            return;
        }
        Buffer sent = call.body();
        Future<HttpClientResponse> response = sent == null ? connected.send() : connected.send(sent);
        response.onSuccess(this::head).onFailure(failure -> fail(NoAnswer.lost()));
    }

    private synchronized boolean take(HttpClientRequest connected) {
        request = connected;
        return !over;
    }

    private synchronized boolean isConnected() {
        return request != null;
    }

    private void head(HttpClientResponse response) {
        response.exceptionHandler(failure -> fail(NoAnswer.lost()));
        response.handler(this::more);
        response.endHandler(end -> complete(response));
        if (announced(response) > call.mostBytes()) {
            fail(NoAnswer.tooLarge(call.mostBytes()));
        }
    }

    private static long announced(HttpClientResponse response) {
        try {
            String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    private void more(Buffer chunk) {
        if (body.length() + chunk.length() > call.mostBytes()) {
            fail(NoAnswer.tooLarge(call.mostBytes()));
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void complete(HttpClientResponse response) {
        if (end()) {
            Map<String, String> headers = new HashMap<>();
            response.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
            caller.complete(new HttpAnswer(response.statusCode(), headers, body));
        }
    }

    private void fail(NoAnswer why) {
        if (abandon()) {
            caller.fail(why);
        }
    }

    /** Gives the connection up, unless the call is over already. */
    private boolean abandon() {
        boolean first = end();
        HttpClientRequest open = connection();
        if (first && open != null) {
            open.reset();
        }
        return first;
    }

    private synchronized @Nullable HttpClientRequest connection() {
        return request;
    }

    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }
}
