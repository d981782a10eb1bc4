package dev.waybill.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What any store of control documents must do. */
public abstract class ControlStoreContract {

    /** The store under test, empty before each test. */
    protected abstract ControlStore store();

    /** Closes the store and opens it again on what it kept. */
    protected abstract void restart();

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void holdsNothingUnderAnUnknownKey() {
        assertThat(got(store().read("lock"))).isEmpty();
    }

    @Test
    void countsTheWritingsOfADocument() {
        assertThat(got(store().compareAndSet("lock", ControlDocument.ABSENT, "{\"a\":1}")))
                .isTrue();
        assertThat(got(store().compareAndSet("lock", 1, "{\"a\":2}"))).isTrue();
        restart();

        assertThat(got(store().read("lock"))).contains(new ControlDocument("lock", 2, "{\"a\":2}"));
    }

    @Test
    void readsSeveralDocumentsTogetherAndLeavesOutWhatIsNotThere() {
        got(store().compareAndSet("lock", ControlDocument.ABSENT, "{\"a\":1}"));
        got(store().compareAndSet("a \"quoted\" key", ControlDocument.ABSENT, "{}"));

        assertThat(got(store().readAll(List.of("lock", "none", "a \"quoted\" key", "lock"))))
                .containsOnly(
                        Map.entry("lock", new ControlDocument("lock", 1, "{\"a\":1}")),
                        Map.entry("a \"quoted\" key", new ControlDocument("a \"quoted\" key", 1, "{}")));
        assertThat(got(store().readAll(List.of()))).isEmpty();
    }

    @Test
    void refusesToWriteOverAnotherVersion() {
        assertThat(got(store().compareAndSet("lock", 1, "{}"))).isFalse();
        got(store().compareAndSet("lock", ControlDocument.ABSENT, "{}"));

        assertThat(got(store().compareAndSet("lock", ControlDocument.ABSENT, "{\"b\":1}")))
                .isFalse();
        assertThat(got(store().compareAndSet("lock", 2, "{\"b\":1}"))).isFalse();
        assertThat(got(store().read("lock"))).contains(new ControlDocument("lock", 1, "{}"));
    }

    @Test
    void letsOneOfManyWritersWin() {
        List<Boolean> written = got(Uni.join()
                .all(IntStream.range(0, 20)
                        .mapToObj(i -> store().compareAndSet("lock", ControlDocument.ABSENT, "{\"by\":" + i + "}"))
                        .toList())
                .andFailFast());

        assertThat(written).containsOnlyOnce(true);
    }

    @Test
    void readsTheLatestOfAPrefixHighestKeyFirst() {
        for (String key : List.of("run/1", "run/3", "run/2", "runs", "rum", "run/\uD83D\uDE00", "run")) {
            got(store().compareAndSet(key, ControlDocument.ABSENT, "{}"));
        }

        assertThat(got(store().latest("run/", 3)))
                .extracting(ControlDocument::key)
                .containsExactly("run/\uD83D\uDE00", "run/3", "run/2");
        assertThat(got(store().latest("none/", 3))).isEmpty();
        assertThat(got(store().latest("", 99))).hasSize(7);
    }

    @Test
    void trimsAPrefixToItsHighestKeys() {
        for (String key : List.of("run/1", "run/2", "run/3", "other/1", "runs")) {
            got(store().compareAndSet(key, ControlDocument.ABSENT, "{}"));
        }

        got(store().trim("run/", 2));
        got(store().trim("other/", 5));

        assertThat(got(store().latest("", 99)))
                .extracting(ControlDocument::key)
                .containsExactly("runs", "run/3", "run/2", "other/1");
    }
}
