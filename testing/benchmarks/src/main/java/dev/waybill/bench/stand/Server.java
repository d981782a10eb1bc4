package dev.waybill.bench.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged application that serves on loopback. */
public final class Server implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final URI url;
    private final Program program;

    private Server(URI url, Program program) {
        this.url = url;
        this.program = program;
    }

    /** Starts a jar on a free port and returns when it is ready. */
    static Server start(String name, Path jar, Path folder, List<String> jvm, Map<String, String> variables)
            throws InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> all = new HashMap<>(variables);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Server server = new Server(URI.create("http://127.0.0.1:" + port), Program.start(name, command, folder, all));
        try {
            server.awaitReady(name);
            return server;
        } catch (BenchException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /** The java that runs us. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public URI url() {
        return url;
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }

    private void awaitReady(String name) throws InterruptedException {
        long began = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (program.ends(LOOK)) {
                    throw new BenchException(name + " ended at its start: "
                            + program.output().lines().findFirst().orElse("it printed nothing"));
                }
                if (System.nanoTime() - began > START_LIMIT.toNanos()) {
                    throw new BenchException(name + " was not ready in " + START_LIMIT.toSeconds() + " s");
                }
            }
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(START_LIMIT)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("no free port on this machine", e);
        }
    }
}
