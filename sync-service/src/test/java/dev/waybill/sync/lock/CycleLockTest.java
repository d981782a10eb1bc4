package dev.waybill.sync.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.sync.state.StoreFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.javacrumbs.shedlock.core.ClockProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas on one store file. */
class CycleLockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private SqliteStore oneStore;
    private SqliteStore otherStore;
    private CycleLock one;
    private CycleLock other;

    @BeforeEach
    void twoReplicas() {
        oneStore = StoreFile.open(folder);
        otherStore = StoreFile.open(folder);
        one = new CycleLock(oneStore.controls(), StoreFile.JSON, clock);
        other = new CycleLock(otherStore.controls(), StoreFile.JSON, clock);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        oneStore.close();
        otherStore.close();
        ClockProvider.setClock(Clock.systemUTC());
    }

    private static LockAttempt attempt(CycleLock lock, String runId) {
        return lock.tryAcquire(runId, () -> {}).await().atMost(PATIENCE);
    }

    private static LockAttempt.Held held(CycleLock lock, String runId) {
        return (LockAttempt.Held) attempt(lock, runId);
    }

    @Test
    void onlyOneHoldsItAndTheOtherLearnsWho() {
        assertThat(attempt(one, "run-1")).isInstanceOf(LockAttempt.Held.class);

        assertThat(attempt(other, "run-2")).isEqualTo(new LockAttempt.Busy("run-1"));
        assertThat(other.holder().await().atMost(PATIENCE)).contains("run-1");
    }

    @Test
    void givenBackItIsFreeForTheOther() {
        held(one, "run-1").release().get().await().atMost(PATIENCE);

        assertThat(one.holder().await().atMost(PATIENCE)).isEmpty();
        assertThat(attempt(other, "run-2")).isInstanceOf(LockAttempt.Held.class);
    }

    @Test
    void aDeadOwnersLockEndsWithinAMinute() {
        LockAttempt.Held dead = held(one, "run-1");
        clock.now = clock.now.plusSeconds(59);
        assertThat(attempt(other, "run-2")).isEqualTo(new LockAttempt.Busy("run-1"));

        clock.now = clock.now.plusSeconds(1);

        assertThat(dead.stillOurs().getAsBoolean()).isFalse();
        assertThat(attempt(other, "run-2")).isInstanceOf(LockAttempt.Held.class);
    }

    @Test
    void whoComesBackFromTheDeadCannotTakeTheNewOwnersLockAway() {
        LockAttempt.Held dead = held(one, "run-1");
        clock.now = clock.now.plusSeconds(61);
        held(other, "run-2");

        dead.release().get().await().atMost(PATIENCE);

        assertThat(other.holder().await().atMost(PATIENCE)).contains("run-2");
    }
}
