package dev.waybill.sync.runs;

import dev.waybill.model.document.QueueIds;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Where in a run's outcomes a record id, a queue id or a message id may stand: 12 bytes an outcome, so that recent runs
 * can be searched without reading all they did.
 *
 * @param marks Base64 of three hashes an outcome, of its record id, its queue id and its message id
 */
record OutcomeIndex(String marks) {

    /** Ids of an outcome. */
    private static final int IDS = 3;

    static OutcomeIndex of(List<RecordOutcome> outcomes) {
        ByteBuffer bytes = ByteBuffer.allocate(outcomes.size() * IDS * Integer.BYTES);
        outcomes.forEach(outcome -> bytes.putInt(mark(outcome.recordId()))
                .putInt(mark(outcome.queueId()))
                .putInt(mark(Objects.requireNonNullElse(outcome.messageId(), ""))));
        return new OutcomeIndex(Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** Positions of the outcomes that may be of this id: none is left out, one may be too many. */
    IntStream positions(String id) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(marks));
        int wanted = mark(id);
        return IntStream.range(0, bytes.capacity() / Integer.BYTES)
                .filter(i -> bytes.getInt(i * Integer.BYTES) == wanted)
                .map(i -> i / IDS)
                .distinct();
    }

    /** Whether the outcome is of this record id, queue id or message id. */
    static boolean isOf(RecordOutcome outcome, String id) {
        return outcome.recordId().equals(id)
                || id.equals(outcome.messageId())
                || canonical(outcome.queueId()).equals(canonical(id));
    }

    private static int mark(String id) {
        return canonical(id).hashCode();
    }

    private static String canonical(String id) {
        return QueueIds.canonical(id);
    }
}
