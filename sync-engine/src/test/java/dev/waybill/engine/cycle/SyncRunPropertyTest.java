package dev.waybill.engine.cycle;

import static dev.waybill.engine.cycle.Events.NOON;
import static dev.waybill.engine.cycle.Events.event;
import static dev.waybill.engine.cycle.Events.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A run against a naive model: a database in memory and a loop over all records. */
class SyncRunPropertyTest {

    private static final List<String> STATUSES =
            List.of("", "sent", "accepted", "failed", "delivered", "read", "played", "odd");
    private static final StatusOrder ORDER = StatusOrder.DEFAULT;

    private final Map<String, PendingRecord> before = new HashMap<>();
    private final Map<String, List<StatusEvent>> store = new HashMap<>();
    private final Set<DocumentId> told = new HashSet<>();
    private final Set<String> updated = new HashSet<>();
    private final List<Change> tried = new ArrayList<>();

    @Property(tries = 500)
    void neverLowersNeverMissesAndMarksWhatIsTrue(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int ceiling, @ForAll boolean faulty) {
        Random dice = new Random(seed);
        fill(dice);
        Map<String, Integer> wanted = wanted();

        RunReport report = drive(dice, ceiling, faulty);

        assertThat(tried.stream().map(c -> c.record().recordId()).toList())
                .doesNotHaveDuplicates()
                .isSubsetOf(wanted.keySet());
        assertThat(tried).allSatisfy(change -> {
            String id = change.record().recordId();
            assertThat(ORDER.rank(change.status())).isEqualTo(wanted.get(id));
            assertThat(ORDER.rank(change.status()))
                    .isGreaterThan(ORDER.rank(before.get(id).status()));
        });
        if (report.reason() == null) {
            assertThat(tried).hasSize(Math.min(ceiling, wanted.size()));
        }
        assertThat(told).isEqualTo(documentsWithNothingLeftToSync(wanted));
        assertThat(report.left()).isEqualTo(wanted.size() - tried.size());
        assertThat(report.updated()).isEqualTo(updated.size());
        assertThat(report.updated() + report.rejected() + report.unknown()).isEqualTo(tried.size());
    }

    private void fill(Random dice) {
        before.clear();
        store.clear();
        told.clear();
        updated.clear();
        tried.clear();
        int records = dice.nextInt(30);
        for (int i = 0; i < records; i++) {
            String queueId = dice.nextInt(8) == 0 ? "" : "q" + dice.nextInt(20);
            before.put("r" + i, new PendingRecord("r" + i, queueId, anyStatus(dice)));
        }
        int events = dice.nextInt(60);
        for (int i = 0; i < events; i++) {
            // The minute keeps them apart.
            StatusEvent event = event("q" + dice.nextInt(20), anyStatus(dice), i, false);
            store.computeIfAbsent(event.queueId(), q -> new ArrayList<>()).add(event);
        }
    }

    private static String anyStatus(Random dice) {
        return STATUSES.get(dice.nextInt(STATUSES.size()));
    }

    /** The rank that each record should get, by record id. */
    private Map<String, Integer> wanted() {
        Map<String, Integer> wanted = new HashMap<>();
        for (PendingRecord record : before.values()) {
            int highest = StatusOrder.UNKNOWN;
            for (StatusEvent event : store.getOrDefault(record.queueId(), List.of())) {
                highest = Math.max(highest, ORDER.rank(event.status()));
            }
            if (highest > ORDER.rank(record.status())) {
                wanted.put(record.recordId(), highest);
            }
        }
        return wanted;
    }

    private Set<DocumentId> documentsWithNothingLeftToSync(Map<String, Integer> wanted) {
        Set<DocumentId> expected = new HashSet<>();
        for (PendingRecord record : before.values()) {
            if (!wanted.containsKey(record.recordId()) || updated.contains(record.recordId())) {
                store.getOrDefault(record.queueId(), List.of()).forEach(e -> expected.add(e.id()));
            }
        }
        return expected;
    }

    private RunReport drive(Random dice, int ceiling, boolean faulty) {
        SyncRun run = new SyncRun(
                new StatusComparison(ORDER),
                new CycleLimits(100, ceiling),
                CarryOver.NOTHING,
                new Rejections(List.of(), NOON));
        List<PendingRecord> unread = new ArrayList<>(before.values());
        while (true) {
            switch (run.next()) {
                case Step.FetchPage fetch -> {
                    assertThat(tried).as("all pages before any write").isEmpty();
                    List<PendingRecord> page = List.copyOf(unread.subList(0, Math.min(7, unread.size())));
                    unread.subList(0, page.size()).clear();
                    run.fetched(page(page, unread.isEmpty() ? null : "more"));
                }
                case Step.Match match ->
                    run.matched(match.queueIds().stream()
                            .filter(store::containsKey)
                            .collect(Collectors.toMap(q -> q, store::get)));
                case Step.MarkSynced mark -> {
                    told.addAll(mark.documents());
                    run.marked(mark.documents().size());
                }
                case Step.Write write -> {
                    write.changes().forEach(change -> tell(run, change, faulty ? dice.nextInt(4) : 0));
                    run.writesEnded();
                }
                case Step.Done done -> {
                    return run.report();
                }
            }
        }
    }

    private void tell(SyncRun run, Change change, int chance) {
        if (run.halted().isPresent()) {
            run.wrote(new Written(change, new WriteOutcome.NotTried()));
            return;
        }
        tried.add(change);
        WriteOutcome outcome = switch (chance) {
            case 1 -> new WriteOutcome.Rejected(3002, "no");
            case 2 -> new WriteOutcome.Unknown(0, "?");
            default -> new WriteOutcome.Updated();
        };
        if (outcome instanceof WriteOutcome.Updated) {
            updated.add(change.record().recordId());
        }
        told.addAll(run.wrote(new Written(change, outcome)));
    }
}
