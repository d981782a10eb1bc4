package dev.waybill.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.journal.ForwardPace.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Step REST = new Step.Rest();
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofMillis(200);

    private final ForwardPace pace = new ForwardPace(2, GATHERING, new Backoff(FIRST, Duration.ofSeconds(10), () -> 0));

    @Test
    void readsAheadWhileHandOversAreOnTheirWayAndNoFurtherThanItsBound() {
        reads(0);
        pace.read(500, true);
        reads(500);
        pace.read(1000, true);

        assertThat(pace.next()).isEqualTo(REST);
        pace.finished(true, true);
        reads(1000);
    }

    @Test
    void beginsWithTheOldestAgainWhenTheyWaitAgain() {
        reads(0);
        pace.read(3, false);
        pace.finished(true, true);

        pace.again();

        assertThat(pace.next()).isEqualTo(new Step.Wait(FIRST));
        pace.waited();
        reads(0);
    }

    @Test
    void restsAtTheEndUntilDocumentsComeAndGathersBeforeItReadsThem() {
        reads(0);
        pace.read(3, false);
        assertThat(pace.next()).isEqualTo(REST);

        assertThat(pace.appended()).isTrue();
        assertThat(pace.appended()).as("the second makes nothing new").isFalse();
        assertThat(pace.next()).isEqualTo(new Step.Wait(GATHERING));
        assertThat(pace.next()).isEqualTo(REST);
        pace.waited();
        reads(3);
    }

    @Test
    void missesNothingThatComesWhileItReads() {
        reads(0);
        assertThat(pace.appended()).isFalse();
        pace.readNothing();

        assertThat(pace.next()).isEqualTo(new Step.Wait(GATHERING));
        pace.waited();
        reads(0);
    }

    @Test
    void startsAgainAtTheOldestWhenSomeAreLeftBehind() {
        reads(0);
        pace.read(500, true);
        reads(500);
        pace.read(1000, true);
        pace.finished(true, false);

        assertThat(pace.next()).as("the other is still on its way").isEqualTo(REST);
        pace.finished(true, true);
        assertThat(pace.next()).isEqualTo(new Step.Wait(FIRST));
        pace.waited();
        reads(0);
        pace.read(1000, true);
        reads(1000);
    }

    @Test
    void pausesEverLongerAndTriesOneAtATimeWhileNothingArrives() {
        failsOnce();
        assertThat(pace.next()).isEqualTo(new Step.Wait(FIRST));
        pace.waited();
        failsOnce();
        assertThat(pace.next()).isEqualTo(new Step.Wait(FIRST.multipliedBy(2)));
        pace.waited();
        failsOnce();
        assertThat(pace.next()).isEqualTo(new Step.Wait(FIRST.multipliedBy(4)));
        pace.waited();

        reads(0);
        pace.read(500, true);
        assertThat(pace.next()).isEqualTo(REST);
    }

    @Test
    void isBackAtFullPaceWithTheFirstThatArrives() {
        failsOnce();
        pace.next();
        pace.waited();
        reads(0);
        pace.read(500, true);
        pace.finished(true, true);

        reads(500);
        pace.read(1000, true);
        reads(1000);
        pace.read(1500, true);
        pace.finished(false, false);
        pace.finished(false, false);
        assertThat(pace.next()).as("the first pause again").isEqualTo(new Step.Wait(FIRST));
    }

    @Test
    void pausesWhenTheJournalCannotBeRead() {
        reads(0);
        pace.readFailed();

        assertThat(pace.next()).isEqualTo(new Step.Wait(FIRST));
        pace.waited();
        reads(0);
    }

    private void reads(long after) {
        assertThat(pace.next()).isEqualTo(new Step.Read(after));
        assertThat(pace.next()).as("one reading at a time").isEqualTo(REST);
    }

    private void failsOnce() {
        reads(0);
        pace.read(500, true);
        if (pace.next() instanceof Step.Read) {
            pace.readNothing();
        }
        pace.finished(false, false);
    }
}
