package dev.waybill.sync.messages;

import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.Rejection;
import dev.waybill.model.document.QueueIds;
import dev.waybill.sync.runs.FoundOutcome;
import dev.waybill.sync.runs.OutcomeHistory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds messages by one of their ids, and everything that is known of one message. */
@Singleton
public class MessageSearch {

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{6,}");
    private static final Pattern DOCUMENT = Pattern.compile("[0-9a-f]{32}");

    /** A record has one message, unless it was sent again and again. */
    private static final int MOST_MESSAGES = 10;

    private final MessageReader messages;
    private final OutcomeHistory outcomes;
    private final RejectedRecords rejected;

    MessageSearch(MessageReader messages, OutcomeHistory outcomes, RejectedRecords rejected) {
        this.messages = messages;
        this.outcomes = outcomes;
        this.rejected = rejected;
    }

    /**
     * The messages that an id means.
     *
     * @param id a queue id, a message id, a recipient's number or the id of a Creator record
     */
    public Uni<List<MessageTimeline>> search(String id) {
        if (DIGITS.matcher(id).matches()) {
            return firstThatFinds(
                    List.of(messages::byQueueId, messages::byRecipient, this::byWrites),
                    id.startsWith("+") ? id.substring(1) : id);
        }
        return firstThatFinds(
                List.of(messages::byQueueId, messages::byMessageId, messages::byRecipient, this::byWrites),
                QueueIds.canonical(id));
    }

    /** Everything about the message that a document belongs to. */
    public Uni<Optional<MessageDetail>> detailOf(String documentId) {
        if (!DOCUMENT.matcher(documentId).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return messages.timelineWith(documentId)
                .flatMap(found -> found.map(timeline -> detail(timeline).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<MessageDetail> detail(MessageTimeline timeline) {
        return Uni.combine()
                .all()
                .unis(writesTo(timeline), rejected.all(), messages.links(timeline))
                .with((writes, refused, links) ->
                        new MessageDetail(timeline, writes, refusalOf(timeline, refused), links));
    }

    /** Also to records of queue ids that the message was once linked to. */
    private Uni<List<FoundOutcome>> writesTo(MessageTimeline timeline) {
        return Multi.createFrom()
                .iterable(Stream.concat(timeline.queueIds().stream(), timeline.messageIds().stream())
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(outcomes::find)
                .onItem()
                .<FoundOutcome>disjoint()
                .select()
                .distinct()
                .collect()
                .asList()
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(
                                        (FoundOutcome one) -> one.outcome().at())
                                .reversed())
                        .toList());
    }

    private static Optional<Rejection> refusalOf(MessageTimeline timeline, List<Rejection> refused) {
        return refused.stream()
                .filter(one -> timeline.queueIds().contains(QueueIds.canonical(one.queueId())))
                .findFirst();
    }

    /** By what was written: also when the queue id of the write has lost its message to one that was declared. */
    private Uni<List<MessageTimeline>> byWrites(String recordOrQueueId) {
        return outcomes.find(recordOrQueueId)
                .flatMap(found -> Multi.createFrom()
                        .items(found.stream()
                                .map(one -> one.outcome().messageId() == null
                                        ? one.outcome().queueId()
                                        : one.outcome().messageId())
                                .distinct()
                                .limit(MOST_MESSAGES))
                        .onItem()
                        .transformToUniAndConcatenate(
                                id -> firstThatFinds(List.of(messages::byMessageId, messages::byQueueId), id))
                        .onItem()
                        .<MessageTimeline>disjoint()
                        .collect()
                        .asList());
    }

    private static Uni<List<MessageTimeline>> firstThatFinds(
            List<Function<String, Uni<List<MessageTimeline>>>> ways, String id) {
        return ways.getFirst()
                .apply(id)
                .flatMap(found -> found.isEmpty() && ways.size() > 1
                        ? firstThatFinds(ways.subList(1, ways.size()), id)
                        : Uni.createFrom().item(found));
    }
}
