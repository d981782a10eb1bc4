package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.store.catalyst.Links.Link;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Condition;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlFailure;
import dev.waybill.zoho.nosql.Write;
import dev.waybill.zoho.nosql.Written;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Links messages with queue ids: the first link of a message is kept, others are refused and noted, except that a link
 * which a queue callback declared replaces one that was guessed. Repeating it changes nothing.
 */
final class LinkWrites {

    /** The partition of what was refused, a document each. */
    static final String CONFLICTS = "link-conflicts";

    private static final Condition NOT_LINKED = Condition.absent(Tables.MESSAGE);

    private static final Condition GUESSED = new Condition.Not(new Condition.Exists(Tables.DECLARED));

    private final NosqlClient nosql;
    private final Links links;
    private final ParkedItems parked;

    LinkWrites(NosqlClient nosql, Links links, ParkedItems parked) {
        this.parked = parked;
        this.nosql = nosql;
        this.links = links;
    }

    /**
     * What came of it.
     *
     * @param conflicts refused links, by their documents
     * @param open documents of which it is not certain that their link is kept or noted, with the reason
     */
    record Linked(Map<DocumentId, LinkConflict> conflicts, Map<DocumentId, String> open) {}

    /** @param declared the queue id as a queue callback spelled it; absent where it was guessed */
    private record Claim(
            DocumentId document,
            String messageId,
            String queueId,
            @Nullable String declared) {

        boolean isDeclared() {
            return declared != null;
        }
    }

    Uni<Linked> link(List<StatusDocument> documents) {
        List<Claim> claims = documents.stream()
                .filter(document -> document.event().carriesLink())
                .map(document -> new Claim(
                        document.event().id(),
                        String.valueOf(document.event().messageId()),
                        QueueIds.canonical(String.valueOf(document.event().queueId())),
                        document.declaredQueueId()))
                .filter(claim -> !claim.messageId().isEmpty())
                .toList();
        Map<String, Claim> firsts = new LinkedHashMap<>();
        claims.forEach(claim -> firsts.merge(
                claim.messageId(), claim, (one, other) -> one.isDeclared() || !other.isDeclared() ? one : other));
        List<Claim> tried = List.copyOf(firsts.values());
        return nosql.insert(
                        Tables.LINKS.name(),
                        tried.stream().map(LinkWrites::write).toList())
                .chain(outcomes -> kept(tried, outcomes)
                        .chain(kept -> declared(tried, kept))
                        .call(kept -> parked.comeBack(kept.keySet()))
                        .chain(kept -> judged(claims, kept, reasons(tried, outcomes))));
    }

    /** The links that the messages have now. */
    private Uni<Map<String, Link>> kept(List<Claim> tried, List<Written> outcomes) {
        Map<String, Link> kept = new HashMap<>();
        List<String> doubtful = new ArrayList<>();
        IntStream.range(0, tried.size()).forEach(i -> {
            Claim claim = tried.get(i);
            if (outcomes.get(i) instanceof Written.Success) {
                kept.put(claim.messageId(), new Link(claim.queueId(), claim.declared()));
            } else {
                doubtful.add(claim.messageId());
            }
        });
        return links.of(doubtful).map(found -> {
            kept.putAll(found);
            return kept;
        });
    }

    /** The same links where those that were guessed have given way to what was declared. */
    private Uni<Map<String, Link>> declared(List<Claim> tried, Map<String, Link> kept) {
        List<Claim> surer = tried.stream()
                .filter(Claim::isDeclared)
                .filter(claim -> isGuess(kept.get(claim.messageId())))
                .toList();
        if (surer.isEmpty()) {
            return Uni.createFrom().item(kept);
        }
        List<String> taken = surer.stream()
                .filter(claim -> !Objects.requireNonNull(kept.get(claim.messageId()))
                        .queueId()
                        .equals(claim.queueId()))
                .map(Claim::messageId)
                .toList();
        // Before the link, so that a repetition does it again: the link shows that it is done.
        return parked.unsyncAll(taken)
                .chain(done -> nosql.update(
                        Tables.LINKS.name(),
                        surer.stream().map(LinkWrites::declaration).toList()))
                .chain(outcomes -> links.of(surer.stream().map(Claim::messageId).toList()))
                .map(found -> {
                    Map<String, Link> now = new HashMap<>(kept);
                    now.putAll(found);
                    return now;
                });
    }

    private Uni<Linked> judged(List<Claim> claims, Map<String, Link> kept, Map<String, String> reasons) {
        Map<DocumentId, String> open = new HashMap<>();
        List<Claim> refused = new ArrayList<>();
        for (Claim claim : claims) {
            Link link = kept.get(claim.messageId());
            if (link == null || claim.isDeclared() && !link.isDeclared()) {
                open.put(claim.document(), reasons.getOrDefault(claim.messageId(), "the link is not known"));
            } else if (!link.queueId().equals(claim.queueId()) && claim.isDeclared() == link.isDeclared()) {
                refused.add(claim);
            }
        }
        return nosql.insert(
                        Tables.CONTROL.name(),
                        refused.stream().map(LinkWrites::note).toList())
                .map(outcomes -> {
                    Map<DocumentId, LinkConflict> conflicts = new HashMap<>();
                    IntStream.range(0, refused.size()).forEach(i -> {
                        Claim claim = refused.get(i);
                        if (outcomes.get(i) instanceof Written.Failed(NosqlFailure failure)) {
                            open.put(claim.document(), String.valueOf(failure.getMessage()));
                        }
                        String queueId = Objects.requireNonNull(kept.get(claim.messageId()))
                                .queueId();
                        conflicts.put(claim.document(), new LinkConflict(claim.messageId(), queueId, claim.queueId()));
                    });
                    return new Linked(conflicts, open);
                });
    }

    private static boolean isGuess(@Nullable Link link) {
        return link != null && !link.isDeclared();
    }

    private static Map<String, String> reasons(List<Claim> tried, List<Written> outcomes) {
        Map<String, String> reasons = new HashMap<>();
        IntStream.range(0, tried.size()).forEach(i -> {
            if (outcomes.get(i) instanceof Written.Failed(NosqlFailure failure)) {
                reasons.put(tried.get(i).messageId(), String.valueOf(failure.getMessage()));
            }
        });
        return reasons;
    }

    private static Write.Insert write(Claim claim) {
        Map<String, AttributeValue> attributes =
                new HashMap<>(Links.key(claim.messageId()).attributes());
        attributes.put(Tables.MESSAGE_ID, AttributeValue.of(claim.messageId()));
        attributes.put(Tables.QUEUE_ID, AttributeValue.of(claim.queueId()));
        if (claim.declared() != null) {
            attributes.put(Tables.DECLARED, AttributeValue.of(claim.declared()));
        }
        return new Write.Insert(new Item(attributes), NOT_LINKED);
    }

    private static Write.Update declaration(Claim claim) {
        return new Write.Update(
                Links.key(claim.messageId()),
                List.of(
                        new Write.Change(Tables.QUEUE_ID, AttributeValue.of(claim.queueId())),
                        new Write.Change(Tables.DECLARED, AttributeValue.of(String.valueOf(claim.declared())))),
                GUESSED);
    }

    private static Write.Insert note(Claim claim) {
        return new Write.Insert(
                new Item(Map.of(
                        Tables.SPACE, AttributeValue.of(CONFLICTS),
                        Tables.KEY, AttributeValue.of(claim.document().hex()),
                        Tables.MESSAGE_ID, AttributeValue.of(claim.messageId()),
                        Tables.QUEUE_ID, AttributeValue.of(claim.queueId()))),
                null);
    }
}
