package dev.waybill.harness.testbed;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;

/** The figures of a service, as it shows them. */
public final class Metrics {

    private final JsonHttp http;
    private final URI metrics;

    /** @param port where the service listens */
    public Metrics(JsonHttp http, int port) {
        this.http = http;
        this.metrics = URI.create("http://127.0.0.1:" + port + "/q/metrics");
    }

    /** What a counter with one tag has counted of a value of it. */
    public long total(String name, String value) throws InterruptedException {
        return http.text(metrics)
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("\"" + value + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new ApplicationException("no metric " + name + " of " + value));
    }

    /** What a figure without tags is now. */
    public double now(String name) throws InterruptedException {
        return http.text(metrics)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new ApplicationException("no metric " + name));
    }
}
