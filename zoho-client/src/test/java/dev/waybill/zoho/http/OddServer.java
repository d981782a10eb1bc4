package dev.waybill.zoho.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what it was told to, once or for ever, and keeps what it was asked. For bodies that no good server sends. */
public final class OddServer implements AutoCloseable {

    /** How to answer a request. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A request as it arrived; the query is still encoded. */
    public record Request(String method, String path, String query, Map<String, List<String>> headers, String body) {

        /** All values of a header, joined. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> String.join("|", entry.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private OddServer(Reply reply) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Request request = read(exchange);
            requests.add(request);
            // So that a reply may read the body as well.
            exchange.setStreams(new ByteArrayInputStream(request.body().getBytes(StandardCharsets.UTF_8)), null);
            reply.to(exchange);
            exchange.close();
        });
        server.start();
    }

    /** A server that treats every request alike. */
    public static OddServer replying(Reply reply) {
        try {
            return new OddServer(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that sends this status, these headers and this body. */
    public static OddServer answering(int status, Map<String, String> headers, String body) {
        return replying(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** A server that takes the request and hangs up. */
    public static OddServer hangingUp() {
        return replying(HttpExchange::close);
    }

    /** A server that takes the request and says nothing until it is closed. */
    public static OddServer silent() {
        var held = new ArrayList<OddServer>();
        OddServer server = replying(exchange -> {
            try {
                held.getFirst().closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        held.add(server);
        return server;
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked so far. */
    public List<Request> requests() {
        return requests;
    }

    private static Request read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
