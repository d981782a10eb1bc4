package dev.waybill.operator.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Takes what a caller made up out of the tags of HTTP metrics. Quarkus tags requests with the template of their path,
 * but those that no method takes with the path as it came, which may hold a phone number; and with any method that a
 * caller invents.
 */
@Singleton
final class CallerMadeTags implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final Tag OTHER_METHOD = Tag.of("method", "OTHER");
    private static final Tag NO_TEMPLATE = Tag.of("uri", "UNTAKEN");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().equals(REQUESTS)) {
            return id;
        }
        // Quarkus answers OPTIONS for a path by itself, before it knows the template.
        boolean untaken = "405".equals(id.getTag("status")) || "OPTIONS".equals(id.getTag("method"));
        List<Tag> tags =
                id.getTags().stream().map(tag -> withoutCaller(tag, untaken)).toList();
        return id.replaceTags(tags);
    }

    private static Tag withoutCaller(Tag tag, boolean untaken) {
        return switch (tag.getKey()) {
            case "method" -> METHODS.contains(tag.getValue()) ? tag : OTHER_METHOD;
            case "uri" -> untaken ? NO_TEMPLATE : tag;
            default -> tag;
        };
    }
}
