package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.store.journal.ForwardTarget;
import dev.waybill.store.journal.ForwardTarget.Outcome.Duplicate;
import dev.waybill.store.journal.ForwardTarget.Outcome.NotNow;
import dev.waybill.store.journal.ForwardTarget.Outcome.Refused;
import dev.waybill.store.journal.ForwardTarget.Outcome.Stored;
import dev.waybill.store.journal.JournalEntry;
import dev.waybill.zoho.nosql.Condition;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlFailure;
import dev.waybill.zoho.nosql.Write;
import dev.waybill.zoho.nosql.Written;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings documents to the log, then to the last 24 hours and to the links. The log comes first and decides what is new:
 * so a repetition days later does not come back into the last 24 hours. Whatever was not said for certain is read again
 * by its write id, so that repeating a call is harmless.
 */
final class Appending implements ForwardTarget {

    private static final Condition NOT_THERE = Condition.absent(Tables.DOCUMENT_ID);
    private static final List<String> WHOSE = List.of(Tables.DOCUMENT_ID, Tables.WRITE_ID, Tables.POSITION);

    private final NosqlClient nosql;
    private final Places places;
    private final FirstDay firstDay;
    private final NewestPlace newest;
    private final LinkWrites links;
    private final InstantSource clock;
    private final Executor workers;
    private volatile boolean behindTheNewest;

    Appending(
            NosqlClient nosql,
            Places places,
            FirstDay firstDay,
            NewestPlace newest,
            LinkWrites links,
            InstantSource clock,
            Executor workers) {
        this.nosql = nosql;
        this.places = places;
        this.firstDay = firstDay;
        this.newest = newest;
        this.links = links;
        this.clock = clock;
        this.workers = workers;
    }

    /** A document on its way. */
    private record Draft(JournalEntry entry, Position position, ItemBodies bodies) {

        DocumentId id() {
            return entry.document().event().id();
        }

        Draft at(Position stored) {
            return new Draft(entry, stored, bodies);
        }

        Write.Insert log() {
            return new Write.Insert(DocumentItem.ofLog(entry.document(), position, entry.writeId(), bodies), NOT_THERE);
        }

        Write.Insert delivered() {
            return new Write.Insert(DocumentItem.ofDelivered(entry.document(), position, bodies), null);
        }
    }

    @Override
    public Uni<List<ForwardTarget.Outcome>> append(List<JournalEntry> entries) {
        Map<DocumentId, JournalEntry> firsts = new LinkedHashMap<>();
        entries.forEach(entry -> firsts.putIfAbsent(entry.document().event().id(), entry));
        return CheckedAccess.translate(ready().emitOn(workers)
                .map(ready -> firsts.values().stream().map(this::draft).toList())
                .chain(this::toLog)
                .chain(this::toTheOthers)
                .map(outcomes -> inOrder(entries, firsts.values(), outcomes)));
    }

    /**
     * The first day is noted, and this process gives places behind those that are there, whatever the clock of an
     * earlier one said.
     */
    private Uni<Void> ready() {
        return firstDay.ensure()
                .chain(day -> behindTheNewest
                        ? Uni.createFrom().voidItem()
                        : newest.read()
                                .invoke(place -> {
                                    place.ifPresent(places::startBehind);
                                    behindTheNewest = true;
                                })
                                .replaceWithVoid());
    }

    private Draft draft(JournalEntry entry) {
        var document = entry.document();
        return new Draft(
                entry,
                places.next(document.event().receivedAt(), document.event().id()),
                ItemBodies.of(document, entry.writeId()));
    }

    /** The outcomes so far, and where those that are in the log by these entries stand. */
    private record Logged(Map<DocumentId, ForwardTarget.Outcome> outcomes, List<Draft> arrived) {

        Logged and(Map<DocumentId, ForwardTarget.Outcome> others) {
            Map<DocumentId, ForwardTarget.Outcome> all = new HashMap<>(outcomes);
            all.putAll(others);
            return new Logged(all, arrived);
        }
    }

    /** A document goes to the log behind all of its parts: what can be found there is whole. */
    private Uni<Logged> toLog(List<Draft> drafts) {
        List<Write.Insert> parts =
                drafts.stream().flatMap(d -> d.bodies().writes().stream()).toList();
        return nosql.insert(Tables.CONTROL.name(), parts).chain(written -> {
            Map<DocumentId, ForwardTarget.Outcome> without = withoutParts(drafts, written);
            List<Draft> whole =
                    drafts.stream().filter(d -> !without.containsKey(d.id())).toList();
            return nosql.insert(
                            Tables.LOG.name(), whole.stream().map(Draft::log).toList())
                    .chain(outcomes -> judged(whole, outcomes))
                    .map(logged -> logged.and(without));
        });
    }

    private static Map<DocumentId, ForwardTarget.Outcome> withoutParts(List<Draft> drafts, List<Written> written) {
        Map<DocumentId, ForwardTarget.Outcome> without = new HashMap<>();
        int at = 0;
        for (Draft draft : drafts) {
            for (int part = 0; part < draft.bodies().parts().size(); part++) {
                if (written.get(at++) instanceof Written.Failed(NosqlFailure failure)) {
                    without.put(draft.id(), unwritten(failure));
                }
            }
        }
        return without;
    }

    private Uni<Logged> judged(List<Draft> drafts, List<Written> outcomes) {
        List<Item> doubtful = IntStream.range(0, drafts.size())
                .filter(i -> isDoubtful(outcomes.get(i)))
                .mapToObj(i -> DocumentItem.key(drafts.get(i).id()))
                .toList();
        return nosql.fetch(Tables.LOG.name(), doubtful, true, WHOSE).map(items -> {
            Map<String, Item> there = items.stream()
                    .collect(Collectors.toMap(
                            item -> item.text(Tables.DOCUMENT_ID).orElse(""), Function.identity()));
            Map<DocumentId, ForwardTarget.Outcome> verdicts = new HashMap<>();
            List<Draft> arrived = new ArrayList<>();
            for (int i = 0; i < drafts.size(); i++) {
                Draft draft = drafts.get(i);
                Optional<Item> stored = Optional.ofNullable(there.get(draft.id().hex()));
                var verdict = verdict(draft, outcomes.get(i), stored);
                verdicts.put(draft.id(), verdict);
                if (verdict instanceof Stored) {
                    arrived.add(stored.flatMap(item -> item.text(Tables.POSITION))
                            .map(text -> draft.at(new Position(text)))
                            .orElse(draft));
                }
            }
            return new Logged(verdicts, arrived);
        });
    }

    private static boolean isDoubtful(Written outcome) {
        return outcome instanceof Written.Mismatch
                || outcome instanceof Written.Failed(NosqlFailure failure) && failure.executionUnknown();
    }

    private static ForwardTarget.Outcome verdict(Draft draft, Written said, Optional<Item> stored) {
        if (stored.isPresent()) {
            return stored.get()
                            .text(Tables.WRITE_ID)
                            .equals(Optional.of(draft.entry().writeId()))
                    ? new Stored()
                    : new Duplicate();
        }
        return switch (said) {
            case Written.Success success -> new Stored();
            case Written.Mismatch mismatch -> new NotNow("Catalyst refused it as known and does not know it");
            case Written.Failed(NosqlFailure failure) -> unwritten(failure);
        };
    }

    private static ForwardTarget.Outcome unwritten(NosqlFailure failure) {
        String reason = String.valueOf(failure.getMessage());
        return failure instanceof NosqlFailure.Rejected ? new Refused(reason) : new NotNow(reason);
    }

    private Uni<Map<DocumentId, ForwardTarget.Outcome>> toTheOthers(Logged logged) {
        Instant oldest = clock.instant().minus(DocumentItem.KEPT);
        List<Draft> recent = logged.arrived().stream()
                .filter(d -> d.entry().document().event().receivedAt().isAfter(oldest)
                        && d.position().time().isAfter(oldest))
                .toList();
        var delivered = nosql.insert(
                Tables.DELIVERED.name(), recent.stream().map(Draft::delivered).toList());
        var linked = links.link(
                logged.arrived().stream().map(d -> d.entry().document()).toList());
        return Uni.combine().all().unis(delivered, linked).with((copies, results) -> {
            Map<DocumentId, ForwardTarget.Outcome> outcomes = new HashMap<>(logged.outcomes());
            results.conflicts().forEach((id, conflict) -> outcomes.put(id, new Stored(conflict)));
            IntStream.range(0, recent.size()).forEach(i -> {
                if (copies.get(i) instanceof Written.Failed(NosqlFailure failure)) {
                    outcomes.put(recent.get(i).id(), unwritten(failure));
                }
            });
            results.open().forEach((id, reason) -> outcomes.put(id, new NotNow(reason)));
            return outcomes;
        });
    }

    /** The same document twice in one call: the second is a duplicate, unless it is the very same entry. */
    private static List<ForwardTarget.Outcome> inOrder(
            List<JournalEntry> entries,
            Collection<JournalEntry> firsts,
            Map<DocumentId, ForwardTarget.Outcome> outcomes) {
        Set<String> written = firsts.stream().map(JournalEntry::writeId).collect(Collectors.toSet());
        return entries.stream()
                .map(entry -> {
                    var outcome = Objects.requireNonNull(
                            outcomes.get(entry.document().event().id()));
                    return outcome instanceof Stored && !written.contains(entry.writeId()) ? new Duplicate() : outcome;
                })
                .toList();
    }
}
