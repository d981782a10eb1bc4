package dev.waybill.system.siege;

import dev.waybill.system.hostile.Bodies;
import dev.waybill.system.hostile.RawConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What the services are attacked with: each in the numbers that once ended a service, or kept others from it. */
final class Attacks {

    /** Changes and characters of a callback that is as large as the limit lets through. */
    private static final int CHANGES = 20_000;

    private static final int ID_CHARACTERS = 1_500_000;

    private final Attackers.Targets targets;

    Attacks(Attackers.Targets targets) {
        this.targets = targets;
    }

    List<Attack> all() {
        int ingest = targets.ingest();
        int sync = targets.sync();
        return List.of(
                new HeldBodies(
                        "strangers hold unfinished bodies of an operators' call",
                        ingest,
                        4_400,
                        RawConnection.post("/webhook/master", "Content-Length: 1000000\n"),
                        65_000,
                        1,
                        5_000),
                new HeldBodies(
                        "strangers send signed callbacks slowly",
                        ingest,
                        200,
                        RawConnection.post(
                                "/webhook",
                                "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\nContent-Length: 4000000\n"),
                        500_000,
                        10_000,
                        500),
                dripping("a viewer's calls of ingest drip", ingest, "/webhook/query"),
                dripping("a viewer's calls of sync drip", sync, "/zoho/status"),
                new Calls(
                        "a sender posts callbacks with many changes under a long id",
                        1,
                        8_000,
                        number -> post(ingest, "/webhook?token=" + targets.urlToken())
                                .POST(BodyPublishers.ofString(
                                        Bodies.wide("wamid.wide." + number + ".", CHANGES, ID_CHARACTERS)))),
                new Calls(
                        "a viewer reads pages of large documents",
                        12,
                        200,
                        number -> viewers(ingest, "/webhook/logs", "{\"limit\":10000}")),
                new Calls(
                        "a viewer asks for what no document has",
                        8,
                        200,
                        number -> viewers(
                                ingest,
                                "/webhook/query",
                                "{\"filter\":{\"nothing.of.this\":\"" + number + "\"},\"limit\":1000}")),
                new SlowReaders(
                        "a viewer reads streams slowly",
                        ingest,
                        20,
                        RawConnection.post(
                                        "/webhook/logs",
                                        "Authorization: " + login()
                                                + "\nAccept: application/x-ndjson\nContent-Length: 2\n")
                                + "{}"),
                new Calls("somebody makes up paths and methods of ingest", 4, 20, number -> madeUp(ingest, number)),
                new Calls("somebody makes up paths and methods of sync", 4, 20, number -> madeUp(sync, number)));
    }

    private HeldBodies dripping(String name, int port, String path) {
        return new HeldBodies(
                name,
                port,
                150,
                RawConnection.post(path, "Authorization: " + login() + "\nContent-Length: 60000\n"),
                0,
                1,
                1_000);
    }

    private static HttpRequest.Builder madeUp(int port, int number) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/made-up-" + number + "/" + number))
                .method(number % 2 == 0 ? "GET" : "BREW" + number, BodyPublishers.noBody());
    }

    private HttpRequest.Builder viewers(int port, String path, String body) {
        return post(port, path).header("Authorization", login()).POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder post(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
    }

    private String login() {
        return "Basic " + Base64.getEncoder().encodeToString(targets.viewer().getBytes(StandardCharsets.UTF_8));
    }
}
