package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended.LinkConflict;
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
import java.util.stream.IntStream;

/**
 * Links messages with queue ids: the first link of a message is kept, others are refused and noted. Repeating it
 * changes nothing.
 */
final class LinkWrites {

    /** The partition of what was refused, a document each. */
    static final String CONFLICTS = "link-conflicts";

    private static final Condition NOT_LINKED = Condition.absent(Tables.MESSAGE_ID);

    private final NosqlClient nosql;
    private final Links links;

    LinkWrites(NosqlClient nosql, Links links) {
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

    private record Claim(DocumentId document, String messageId, String queueId) {}

    Uni<Linked> link(List<StatusEvent> events) {
        List<Claim> claims = events.stream()
                .filter(event -> event.messageId() != null && event.queueId() != null)
                .map(event -> new Claim(
                        event.id(),
                        String.valueOf(event.messageId()),
                        QueueIds.canonical(String.valueOf(event.queueId()))))
                .filter(claim -> !claim.messageId().isEmpty())
                .toList();
        Map<String, Claim> firsts = new LinkedHashMap<>();
        claims.forEach(claim -> firsts.putIfAbsent(claim.messageId(), claim));
        List<Claim> tried = List.copyOf(firsts.values());
        return nosql.insert(
                        Tables.LINKS.name(),
                        tried.stream().map(LinkWrites::write).toList())
                .chain(outcomes -> kept(tried, outcomes).chain(kept -> judged(claims, kept, reasons(tried, outcomes))));
    }

    /** The queue ids that the messages have now. */
    private Uni<Map<String, String>> kept(List<Claim> tried, List<Written> outcomes) {
        Map<String, String> kept = new HashMap<>();
        List<String> doubtful = new ArrayList<>();
        IntStream.range(0, tried.size()).forEach(i -> {
            Claim claim = tried.get(i);
            if (outcomes.get(i) instanceof Written.Success) {
                kept.put(claim.messageId(), claim.queueId());
            } else {
                doubtful.add(claim.messageId());
            }
        });
        return links.queueIds(doubtful).map(found -> {
            kept.putAll(found);
            return kept;
        });
    }

    private Uni<Linked> judged(List<Claim> claims, Map<String, String> kept, Map<String, String> reasons) {
        Map<DocumentId, String> open = new HashMap<>();
        List<Claim> refused = new ArrayList<>();
        for (Claim claim : claims) {
            String queueId = kept.get(claim.messageId());
            if (queueId == null) {
                open.put(claim.document(), reasons.getOrDefault(claim.messageId(), "the link is not known"));
            } else if (!queueId.equals(claim.queueId())) {
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
                        conflicts.put(
                                claim.document(),
                                new LinkConflict(
                                        claim.messageId(),
                                        String.valueOf(kept.get(claim.messageId())),
                                        claim.queueId()));
                    });
                    return new Linked(conflicts, open);
                });
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
        return new Write.Insert(
                new Item(Map.of(
                        Tables.MESSAGE_ID, AttributeValue.of(claim.messageId()),
                        Tables.QUEUE_ID, AttributeValue.of(claim.queueId()))),
                NOT_LINKED);
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
