package dev.waybill.bench.load;

import dev.waybill.harness.ApplicationException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/**
 * Offers callbacks at a rate, however slowly they are answered, and measures each from the moment at which it was due:
 * time that a request waits because others before it were slow counts. wrk has no rate, and Debian has no wrk2.
 */
public final class ConstantRate implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int ANSWER_LIMIT_MILLIS = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final Signer signer;

    /** @param appSecret for signatures */
    public ConstantRate(String appSecret) {
        this.signer = new Signer(appSecret);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setPipelining(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setEventLoopSize(1));
    }

    /**
     * What came of a load.
     *
     * @param latencies of all callbacks, in the order in which they were due
     * @param errors callbacks that were not answered 200
     */
    public record Offered(Latencies latencies, int errors) {}

    /**
     * Offers a load.
     *
     * @param perSecond callbacks, evenly spread
     * @param bodies of the callback of a number from 0 on
     */
    public Offered offer(URI server, int perSecond, Duration duration, LongFunction<byte[]> bodies)
            throws InterruptedException {
        CompletableFuture<Offered> offered = begin(server, perSecond, duration, bodies);
        try {
            return offered.get(duration.toMillis() + 3L * ANSWER_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ApplicationException("the load of " + perSecond + " callbacks a second did not end", e);
        } catch (ExecutionException | CompletionException e) {
            throw new ApplicationException(
                    "the load of " + perSecond + " callbacks a second failed: " + e.getMessage(), e);
        }
    }

    /** The same without waiting for its end. */
    public CompletableFuture<Offered> begin(URI server, int perSecond, Duration duration, LongFunction<byte[]> bodies) {
        Run run = new Run(server, perSecond, Math.toIntExact(perSecond * duration.toSeconds()), bodies);
        Context context = vertx.getOrCreateContext();
        context.runOnContext(now -> run.start());
        return run.done;
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }

    /** Everything in it happens on one event loop. */
    private final class Run {

        private final RequestOptions target;
        private final long spacing;
        private final long[] nanos;
        private final LongFunction<byte[]> bodies;
        private final CompletableFuture<Offered> done = new CompletableFuture<>();
        private long began;
        private int sent;
        private int answered;
        private int errors;

        private Run(URI server, int perSecond, int count, LongFunction<byte[]> bodies) {
            this.target = new RequestOptions()
                    .setHost(server.getHost())
                    .setPort(server.getPort())
                    .setURI("/webhook")
                    .setMethod(HttpMethod.POST)
                    .setTimeout(ANSWER_LIMIT_MILLIS);
            this.spacing = SECOND / perSecond;
            this.nanos = new long[count];
            this.bodies = bodies;
        }

        private void start() {
            began = System.nanoTime();
            vertx.setPeriodic(1, this::sendWhatIsDue);
        }

        private void sendWhatIsDue(long timer) {
            try {
                for (long passed = System.nanoTime() - began; sent < nanos.length && sent * spacing <= passed; sent++) {
                    send(sent);
                }
            } catch (RuntimeException e) {
                vertx.cancelTimer(timer);
                done.completeExceptionally(e);
            }
            if (sent == nanos.length) {
                vertx.cancelTimer(timer);
            }
        }

        private void send(int number) {
            byte[] body = bodies.apply(number);
            String signature = signer.signatureOf(body);
            client.request(target)
                    .compose(request -> request.putHeader("Content-Type", "application/json")
                            .putHeader(Signer.HEADER, signature)
                            .send(Buffer.buffer(body)))
                    .compose(response -> response.body().map(read -> response.statusCode()))
                    .onComplete(status -> answered(number, status.succeeded() && status.result() == 200));
        }

        private void answered(int number, boolean well) {
            nanos[number] = System.nanoTime() - began - number * spacing;
            answered++;
            errors += well ? 0 : 1;
            if (answered == nanos.length) {
                done.complete(new Offered(new Latencies(nanos), errors));
            }
        }
    }
}
