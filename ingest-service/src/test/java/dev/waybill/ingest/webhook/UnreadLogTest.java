package dev.waybill.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.callback.Unread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadLogTest {

    private static final Unread ONE = new Unread("a body of an unknown form", "{results}");

    private Instant now = Instant.parse("2026-02-03T04:05:06Z");
    private final UnreadLog log = new UnreadLog(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void eachShapeIsLoggedOnceAnHourWithHowOftenItCame() {
        assertThat(log.add(List.of(ONE, ONE)))
                .containsExactly("Not read and not stored, 2 times: a body of an unknown form: {results}");
        now = now.plus(Duration.ofMinutes(59));
        assertThat(log.add(Collections.nCopies(3, ONE))).isEmpty();
        assertThat(log.add(List.of(new Unread("id of a status is missing", "{status}"))))
                .hasSize(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(log.add(List.of(ONE))).singleElement().asString().contains(" 4 times");

        assertThat(log.shapes()).first().isEqualTo(new UnreadLog.Shape(ONE, 6, now));
    }

    @Test
    void aClockThatStepsBackSilencesNothing() {
        log.add(List.of(ONE));
        now = now.minus(Duration.ofDays(1));

        assertThat(log.add(List.of(ONE))).hasSize(1);
    }

    @Test
    void senderMadeShapesAreBoundedInNumber() {
        int lines = 0;
        for (int i = 0; i < 1000; i++) {
            lines += log.add(List.of(new Unread("a body of an unknown form", "{" + "a".repeat(i) + "}")))
                    .size();
        }

        assertThat(log.shapes()).hasSize(51);
        assertThat(log.shapes().stream().mapToLong(UnreadLog.Shape::count).sum())
                .isEqualTo(1000);
        assertThat(lines).isEqualTo(51);
    }
}
