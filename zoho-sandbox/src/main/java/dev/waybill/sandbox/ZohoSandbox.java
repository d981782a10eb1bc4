package dev.waybill.sandbox;

import dev.waybill.sandbox.accounts.AccountsRoutes;
import dev.waybill.sandbox.creator.CreatorRoutes;
import dev.waybill.sandbox.ledger.Arrival;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.nosql.NosqlRoutes;
import dev.waybill.sandbox.steering.CurrentWorld;
import dev.waybill.sandbox.steering.Problems;
import dev.waybill.sandbox.steering.SteeringRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/**
 * A local stand-in for Zoho: Accounts, Creator v2.1, Catalyst NoSQL, and calls under {@code /sandbox} that steer it.
 * One thread, an event loop, does everything.
 */
public final class ZohoSandbox implements AutoCloseable {

    /** Long criteria travel in the address; the limit of the real service is not known. */
    private static final int LONGEST_ADDRESS = 16 * 1024;

    private final Vertx vertx;
    private final HttpServer server;
    private final String host;

    private ZohoSandbox(Vertx vertx, HttpServer server, String host) {
        this.vertx = vertx;
        this.server = server;
        this.host = host;
    }

    /**
     * Starts a sandbox and waits until it listens. Not to be called on an event loop.
     *
     * @throws UncheckedIOException if the port is taken or cannot be bound
     */
    public static ZohoSandbox start(SandboxOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        HttpServerOptions http =
                new HttpServerOptions().setMaxInitialLineLength(LONGEST_ADDRESS).setReuseAddress(true);
        try {
            HttpServer server = vertx.createHttpServer(http)
                    .requestHandler(router(vertx, new CurrentWorld(options.clock())))
                    .listen(options.port(), options.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new ZohoSandbox(vertx, server, options.host());
        } catch (CompletionException failed) {
            stop(vertx);
            throw new UncheckedIOException(
                    String.format(Locale.ROOT, "cannot listen on %s:%d", options.host(), options.port()),
                    failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause()));
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Its address without a slash at the end: the base of Accounts, of the API and of the steering calls. */
    public String url() {
        return String.format(Locale.ROOT, "http://%s:%d", host.contains(":") ? "[" + host + "]" : host, port());
    }

    /** Closes every connection and waits for the end. */
    @Override
    public void close() {
        stop(vertx);
    }

    private static Router router(Vertx vertx, CurrentWorld current) {
        Router router = Router.router(vertx);
        new AccountsRoutes(
                        () -> current.get().accounts(),
                        () -> current.get().faults(),
                        (answered, userAgent) -> current.get()
                                .ledger()
                                .write(
                                        answered,
                                        List.of(Touch.NONE),
                                        new Arrival(current.get().creator().inFlight(), userAgent)))
                .mount(router);
        new CreatorRoutes(() -> current.get().creator()).mount(router);
        new NosqlRoutes(() -> current.get().catalyst()).mount(router);
        new SteeringRoutes(current).mount(router);
        router.route().handler(Problems::notFound);
        return router;
    }

    private static void stop(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
