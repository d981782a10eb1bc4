package dev.waybill.harness.testbed;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Secrets;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An operator who looks at every page of the console, as a browser without scripts does. */
public final class ConsoleVisit implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern MESSAGE = Pattern.compile("href=\"(/console/messages/[0-9a-f]+)\"");
    private static final Pattern RUN = Pattern.compile("href=\"(/console/runs/[^\"/]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private final URI sync;
    private final Testbed testbed;

    public ConsoleVisit(Testbed testbed) {
        this.sync = URI.create("http://127.0.0.1:" + testbed.ports().sync());
        this.testbed = testbed;
    }

    /**
     * Logs in, looks at each page, searches for a message and reads why its record says what it says.
     *
     * @param queueId of a message that the last cycle wrote to Creator
     * @throws ApplicationException if a page does not show what it is for
     */
    public void everyPage(String queueId) throws InterruptedException {
        post(
                "/console/login",
                Map.of(
                        "username",
                        Secrets.OPERATOR,
                        "password",
                        testbed.secrets().password()),
                303);
        String ignored = page("/console", testbed.storage() == Storage.CATALYST ? "wait for Catalyst" : "no journal");
        ignored = page("/console/live", "Last callback");
        ignored = page("/console/activity", "\"steps\"");
        ignored = page("/console/failures", "<h1>");
        ignored = page(link(RUN, page("/console/runs", "<h1>"), "the runs"), queueId);
        ignored = page("/console/messages", "<h1>");
        String found = post("/console/messages", Map.of("id", queueId), 200);
        ignored = page(link(MESSAGE, found, "what was found"), queueId);
    }

    @Override
    public void close() {
        browser.close();
    }

    private String page(String path, String shows) throws InterruptedException {
        String text = send(HttpRequest.newBuilder(sync.resolve(path)), 200);
        // The queue id of a run is as its record spells it.
        if (!text.toLowerCase(Locale.ROOT).contains(shows.toLowerCase(Locale.ROOT))) {
            throw new ApplicationException(path + " does not show " + shows);
        }
        return text;
    }

    private String post(String path, Map<String, String> form, int expected) throws InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(sync.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(body)),
                expected);
    }

    private String send(HttpRequest.Builder request, int expected) throws InterruptedException {
        HttpRequest built = request.timeout(LIMIT).build();
        try {
            HttpResponse<String> response = browser.send(built, BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new ApplicationException(
                        built.uri().getPath() + " answered " + response.statusCode() + " instead of " + expected);
            }
            return response.body();
        } catch (IOException e) {
            throw new ApplicationException("no answer from " + built.uri().getPath(), e);
        }
    }

    private static String link(Pattern link, String page, String what) {
        Matcher found = link.matcher(page);
        if (!found.find()) {
            throw new ApplicationException("no link stands in " + what);
        }
        return found.group(1);
    }
}
