package dev.waybill.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnverifiedBodiesTest {

    private static final int KIB = 1024;
    private static final int MOST = 1000 * KIB;

    private final List<String> ended = new ArrayList<>();
    private long now;
    private final UnverifiedBodies bodies = new UnverifiedBodies(MOST, () -> now);

    @Test
    void endsTheSlowestWhenItGetsTight() {
        UnverifiedBodies.Body stalled = begin("stalled", "10.0.0.1");
        assertThat(stalled.hold(400 * KIB)).isTrue();
        pass(Duration.ofSeconds(5));
        UnverifiedBodies.Body steady = begin("steady", "10.0.0.2");
        assertThat(steady.hold(400 * KIB)).isTrue();
        pass(Duration.ofMillis(100));

        UnverifiedBodies.Body fresh = begin("fresh", "10.0.0.3");
        assertThat(fresh.hold(300 * KIB)).isTrue();

        assertThat(ended).containsExactly("stalled");
        assertThat(stalled.hold(1)).isFalse();
        assertThat(steady.hold(1)).isTrue();
    }

    @Test
    void endsTheSlowestOfAnAddressThatHoldsMoreThanAHalf() {
        UnverifiedBodies.Body other = begin("other", "10.0.0.9");
        other.hold(10 * KIB);
        pass(Duration.ofSeconds(60));
        UnverifiedBodies.Body first = begin("first", "10.0.0.1");
        first.hold(300 * KIB);
        pass(Duration.ofSeconds(1));
        UnverifiedBodies.Body second = begin("second", "10.0.0.1");

        assertThat(second.hold(300 * KIB)).isTrue();

        assertThat(ended).containsExactly("first");
        assertThat(other.hold(1)).isTrue();
    }

    @Test
    void letsASmallBodyThroughBesideAnyNumberOfStalledOnesFromItsOwnAddress() {
        for (int i = 0; i < 4000; i++) {
            begin("stalled " + i, "10.0.0.1").hold(65 * KIB);
            pass(Duration.ofMillis(2));
            UnverifiedBodies.Body honest = begin("honest", "10.0.0.1");
            assertThat(honest.hold(2 * KIB)).isTrue();
            honest.release();
        }

        assertThat(ended).doesNotContain("honest");
        assertThat(bodies.held()).isLessThanOrEqualTo(MOST / 2);
    }

    @Test
    void refusesABodyThatIsItselfTheSlowest() {
        UnverifiedBodies.Body slow = begin("slow", "10.0.0.1");
        slow.hold(400 * KIB);
        pass(Duration.ofSeconds(60));
        UnverifiedBodies.Body quick = begin("quick", "10.0.0.2");
        quick.hold(500 * KIB);

        assertThat(slow.hold(101 * KIB)).isFalse();

        assertThat(ended).isEmpty();
        assertThat(bodies.held()).isEqualTo(500 * KIB);
    }

    @Test
    void givesEverythingBackOnce() {
        UnverifiedBodies.Body body = begin("body", "10.0.0.1");
        body.hold(100);

        body.release();
        body.release();

        assertThat(bodies.held()).isZero();
        assertThat(body.hold(1)).isFalse();
    }

    private UnverifiedBodies.Body begin(String name, String address) {
        return bodies.begin(address, () -> ended.add(name));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
