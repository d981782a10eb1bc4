package dev.waybill.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerMadeTagsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void filter() {
        registry.config().meterFilter(new CallerMadeTags());
    }

    @Test
    void aPathThatNoMethodTakesIsLeftOut() {
        assertThat(tagsOf("http.server.requests", "DELETE", "/webhook/status/917", "405"))
                .isEqualTo(tags("DELETE", "UNTAKEN", "405"));
        assertThat(tagsOf("http.server.requests", "OPTIONS", "/webhook/status/917", "200"))
                .isEqualTo(tags("OPTIONS", "UNTAKEN", "200"));
    }

    @Test
    void aMethodThatNobodyKnowsIsLeftOut() {
        assertThat(tagsOf("http.server.requests", "M917", "/webhook", "405"))
                .isEqualTo(tags("OTHER", "UNTAKEN", "405"));
    }

    @Test
    void everythingElseStays() {
        assertThat(tagsOf("http.server.requests", "POST", "/webhook/status/{status}", "401"))
                .isEqualTo(tags("POST", "/webhook/status/{status}", "401"));
        assertThat(tagsOf("another", "M917", "/x", "405")).isEqualTo(tags("M917", "/x", "405"));
    }

    private Tags tagsOf(String name, String method, String uri, String status) {
        return Tags.of(registry.timer(name, tags(method, uri, status)).getId().getTags());
    }

    private static Tags tags(String method, String uri, String status) {
        return Tags.of("method", method, "status", status, "uri", uri);
    }
}
