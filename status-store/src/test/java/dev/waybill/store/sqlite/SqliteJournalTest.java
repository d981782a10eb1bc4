package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.InvalidCursorException;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.journal.Journal.Reading;
import dev.waybill.store.journal.JournalEntry;
import dev.waybill.store.journal.JournalPage;
import dev.waybill.store.journal.JournalPage.Held;
import dev.waybill.store.journal.JournalState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {

    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private Path path;
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        path = folder.resolve("journal.db");
        open(64 * MEBIBYTE);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void givesBackWhatItTookOldestFirst() {
        StatusDocument linked = queued("ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b", "wamid.1");
        StatusDocument later = status("wamid.2", "delivered", NOON.minusSeconds(5));
        append(linked);
        append(later, status("wamid.3", "read"));

        assertThat(waiting())
                .extracting(JournalEntry::document)
                .startsWith(linked, later)
                .hasSize(3);
        assertThat(waiting()).extracting(JournalEntry::place).isSorted();
        assertThat(journal.state().oldestReceivedAt()).isEqualTo(NOON);
    }

    @Test
    void countsADocumentThatItHoldsAlreadyAsADuplicate() {
        assertThat(append(status("wamid.1", "sent"), status("wamid.1", "sent")))
                .isEqualTo(new Appended(1, 1, List.of()));
        assertThat(append(status("wamid.1", "sent"))).isEqualTo(new Appended(0, 1, List.of()));

        assertThat(journal.state().waiting()).isEqualTo(1);
    }

    @Test
    void readsBatchesBoundedByNumberAndBytes() {
        append(status("wamid.1", "sent"), status("wamid.2", "sent"), status("wamid.3", "sent"));
        long first = waiting().getFirst().place();

        Reading two = got(journal.oldest(0, 2, MEBIBYTE));
        assertThat(two.entries()).hasSize(2);
        assertThat(two.more()).isTrue();
        Reading one = got(journal.oldest(0, 10, 1));
        assertThat(one.entries()).extracting(JournalEntry::place).containsExactly(first);
        assertThat(one.more()).isTrue();
        Reading rest = got(journal.oldest(first, 10, MEBIBYTE));
        assertThat(rest.entries()).hasSize(2);
        assertThat(rest.more()).isFalse();
        assertThat(got(journal.oldest(first + 2, 10, MEBIBYTE))).isEqualTo(new Reading(List.of(), false));
    }

    @Test
    void keepsEverythingOverARestartWithTheSameWriteIds() {
        append(status("wamid.1", "sent"), status("wamid.2", "sent"));
        List<JournalEntry> before = waiting();
        JournalState state = journal.state();

        restart();

        assertThat(waiting()).isEqualTo(before);
        assertThat(journal.state()).isEqualTo(state);
        assertThat(state.waiting()).isEqualTo(2);
        assertThat(state.bytes()).isPositive();
    }

    @Test
    void neverGivesAWriteIdTwice() {
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            append(status("wamid.again", "sent"));
            JournalEntry entry = waiting().getFirst();
            assertThat(given.add(entry.writeId())).isTrue();
            got(journal.settle(List.of(entry.place()), Map.of()));
            restart();
        }
        assertThat(waiting()).isEmpty();
    }

    @Test
    void givesWriteIdsThatNoOtherJournalGives() {
        append(status("wamid.1", "sent"));
        String ours = waiting().getFirst().writeId();
        close();
        path = folder.resolve("other.db");
        open(MEBIBYTE);
        append(status("wamid.1", "sent"));

        assertThat(waiting().getFirst().writeId()).isNotEqualTo(ours);
    }

    @Test
    void forgetsWhatArrivedAndOnlyThat() {
        append(status("wamid.1", "sent"), status("wamid.2", "sent"), status("wamid.3", "sent"));
        List<JournalEntry> all = waiting();

        got(journal.settle(List.of(all.get(1).place()), Map.of()));
        got(journal.settle(List.of(all.get(1).place(), 4711L), Map.of()));

        assertThat(waiting()).containsExactly(all.get(0), all.get(2));
        assertThat(journal.state().waiting()).isEqualTo(2);
        got(journal.settle(List.of(all.get(0).place(), all.get(2).place()), Map.of()));
        assertThat(journal.state()).isEqualTo(new JournalState(0, 0, 0, 64 * MEBIBYTE, null));
        assertThat(append(status("wamid.2", "sent")).stored())
                .as("it is not held any more")
                .isEqualTo(1);
    }

    @Test
    void setsRefusedDocumentsAsideUntilTheyGetAnotherTry() {
        append(status("wamid.1", "sent"), status("wamid.2", "sent"));
        List<JournalEntry> all = waiting();
        long bytes = journal.state().bytes();

        got(journal.settle(List.of(), Map.of(all.getFirst().place(), "too large")));

        assertThat(waiting()).containsExactly(all.get(1));
        assertThat(journal.state()).isEqualTo(new JournalState(1, 1, bytes, 64 * MEBIBYTE, NOON));
        assertThat(append(status("wamid.1", "sent")).duplicates()).isEqualTo(1);
        assertThat(got(journal.page(10, null)).held())
                .containsExactly(
                        new Held(all.get(1).document(), null),
                        new Held(all.get(0).document(), "too large"));

        restart();
        assertThat(got(journal.retrySetAside())).isEqualTo(1);
        assertThat(waiting()).isEqualTo(all);
        assertThat(journal.state().setAside()).isZero();
    }

    @Test
    void refusesWhatDoesNotFitAndTakesItWhenThereIsRoom() {
        close();
        open(2000);
        append(status("wamid.1", "sent"), status("wamid.2", "sent"), status("wamid.3", "sent"));
        StatusDocument[] more = documents("wamid.more", 5);

        assertThatThrownBy(() -> append(more))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the journal is full (2000 bytes); forwarding must make room, or raise"
                        + " WAYBILL_JOURNAL_MAX_BYTES");
        assertThat(waiting()).hasSize(3);
        assertThat(journal.state().waiting()).isEqualTo(3);
        got(journal.probe());
        assertThat(append(status("wamid.small", "sent")).stored())
                .as("what still fits is taken")
                .isEqualTo(1);
        assertThatThrownBy(() -> {
                    for (StatusDocument one : more) {
                        append(one);
                    }
                })
                .hasMessageContaining("full");
        assertThatThrownBy(() -> got(journal.probe())).hasMessageContaining("full");
        assertThat(append(status("wamid.1", "sent")).duplicates())
                .as("takes no room")
                .isEqualTo(1);

        got(journal.settle(waiting().stream().map(JournalEntry::place).toList(), Map.of()));
        got(journal.probe());
        assertThat(append(documents("wamid.after", 5)).stored()).isEqualTo(5);
    }

    @Test
    void readsPagesNewestFirstOnWhichNothingNewAppears() {
        append(documents("wamid", 5));

        JournalPage first = got(journal.page(2, null));
        append(status("wamid.new", "sent"));
        JournalPage second = got(journal.page(2, first.nextCursor()));
        JournalPage third = got(journal.page(2, second.nextCursor()));

        assertThat(List.of(first, second, third))
                .flatMap(JournalPage::held)
                .extracting(held -> held.document().event().messageId())
                .containsExactly("wamid.4", "wamid.3", "wamid.2", "wamid.1", "wamid.0");
        assertThat(third.nextCursor()).isNull();
        assertThatThrownBy(() -> got(journal.page(2, "d1"))).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void reusesTheSpaceOfWhatHasLeftAndGivesBackTheRestOfABacklog() throws IOException {
        for (int round = 0; round < 6; round++) {
            append(large(round, 200));
        }
        assertThat(size()).isGreaterThan(45 * MEBIBYTE);
        for (int i = 0; i < 20; i++) {
            settleSome();
        }
        long settled = size();
        assertThat(journal.state().waiting()).isZero();
        assertThat(settled).isLessThan(25 * MEBIBYTE);

        append(large(10, 200));
        settleSome();
        assertThat(size()).isLessThanOrEqualTo(settled);
    }

    /** 40 KiB each. */
    private StatusDocument[] large(int round, int number) {
        String body = "{\"text\":\"%s\"}".formatted("x".repeat(40 << 10));
        return IntStream.range(0, number)
                .mapToObj(i -> status("wamid." + round + "." + i, "sent"))
                .map(d -> new StatusDocument(
                        d.event(), d.phoneNumberId(), d.displayPhoneNumber(), d.statusJson(), body, d.webDate()))
                .toArray(StatusDocument[]::new);
    }

    private void settleSome() {
        List<Long> places = new ArrayList<>(got(journal.oldest(0, 100, 64 * MEBIBYTE)).entries().stream()
                .map(JournalEntry::place)
                .toList());
        got(journal.settle(places, Map.of()));
    }

    /** Of the file itself, once what was written beside it is in it. */
    private long size() throws IOException {
        restart();
        return Files.size(path);
    }

    private void open(long mostBytes) {
        journal = SqliteJournal.open(
                SqliteOptions.at(path),
                mostBytes,
                Infrastructure::getDefaultWorkerPool,
                StoreObserver.NONE,
                Clock.systemUTC());
    }

    private void restart() {
        close();
        open(64 * MEBIBYTE);
    }

    private Appended append(StatusDocument... documents) {
        return got(journal.append(List.of(documents)));
    }

    private static StatusDocument[] documents(String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> status(prefix + "." + i, "sent"))
                .toArray(StatusDocument[]::new);
    }

    private List<JournalEntry> waiting() {
        return got(journal.oldest(0, 1000, 64 * MEBIBYTE)).entries();
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
