package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The records of the application, in the order in which they were added, and the fields that it has. */
final class RecordTable {

    static final String ADDED_TIME = "Added_Time";

    /** 19 digits, as in the samples of the documentation. */
    private static final long FIRST_ID = 4_790_826_000_000_910_001L;

    private static final List<String> OWN_FIELDS = List.of(
            CreatorRecord.ID,
            CreatorRecord.STATUS,
            "Queue_ID_DV",
            "Queue_ID_Webhook",
            "Message_ID_Webhook",
            FieldRules.TIMESTAMP,
            "recipient_id_Webhook",
            "recipient_id",
            "Initiated_Date_and_Time",
            "DV_Reference",
            ADDED_TIME);

    private final InstantSource clock;
    private final SequencedSet<String> fields = new LinkedHashSet<>(OWN_FIELDS);
    private final NavigableMap<Long, CreatorRecord> records = new TreeMap<>();
    private long nextId = FIRST_ID;

    RecordTable(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a record; fields that nobody has named before become fields of the application. */
    CreatorRecord add(Map<String, JsonNode> values) {
        CreatorRecord added = new CreatorRecord(nextId++);
        added.set(ADDED_TIME, TextNode.valueOf(now()));
        fields.addAll(values.keySet());
        values.forEach(added::set);
        records.put(added.number(), added);
        return added;
    }

    Optional<CreatorRecord> find(String id) {
        try {
            return Optional.ofNullable(records.get(Long.parseLong(id)));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /** At most so many records behind the one with this ID, in order. */
    List<CreatorRecord> after(long id, Predicate<CreatorRecord> wanted, int atMost) {
        return records.tailMap(id, false).values().stream()
                .filter(wanted)
                .limit(atMost)
                .toList();
    }

    Stream<CreatorRecord> all() {
        return records.values().stream();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    Collection<String> fields() {
        return fields;
    }

    void addField(String name) {
        fields.add(name);
    }

    boolean hasField(String name) {
        return fields.contains(name);
    }

    private String now() {
        return CreatorDates.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
