package dev.waybill.system.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The records before and after, side by side with what each must be. */
final class RecordTable {

    private static final String LINE = "  %-10s %-10s  %-32s %-10s %-10s %s%n";

    private final List<Message> cast;
    private final Map<String, JsonNode> before;
    private final Map<String, JsonNode> after;

    RecordTable(List<Message> cast, JsonNode before, JsonNode after) {
        this.cast = cast.stream().sorted(Comparator.comparing(Message::number)).toList();
        this.before = byReference(before);
        this.after = byReference(after);
    }

    int size() {
        return cast.size();
    }

    /** How many records ended as they must. */
    int right() {
        return (int) cast.stream().filter(this::isRight).count();
    }

    void print(PrintStream out) {
        out.println();
        out.printf(Locale.ROOT, LINE, "record", "queue id", "what happened", "before", "after", "");
        for (Message message : cast) {
            out.printf(
                    Locale.ROOT,
                    LINE,
                    reference(message),
                    message.queueId().substring(0, 8) + "…",
                    message.story().title(),
                    shown(status(before, message)),
                    shown(status(after, message)),
                    isRight(message)
                            ? "ok"
                            : "WRONG, must be " + shown(message.story().after()));
        }
        out.println();
    }

    /** Status as it must be; a record that was written also names its message and its time. */
    private boolean isRight(Message message) {
        JsonNode record = after.get(reference(message));
        if (record == null || !status(after, message).equals(message.story().after())) {
            return false;
        }
        boolean changed = !message.story().before().equals(message.story().after());
        return !changed
                || (record.path("Message_ID_Webhook").asText().equals(message.messageId())
                        && !record.path("TimeStamp_Webhook").asText().isEmpty());
    }

    private static String status(Map<String, JsonNode> records, Message message) {
        JsonNode record = records.get(reference(message));
        return record == null ? "missing" : record.path("Status").asText();
    }

    private static String shown(String status) {
        return status.isEmpty() ? "-" : status;
    }

    private static String reference(Message message) {
        return message.record().getOrDefault("DV_Reference", "");
    }

    private static Map<String, JsonNode> byReference(JsonNode records) {
        Map<String, JsonNode> byReference = new HashMap<>();
        records.forEach(record -> byReference.put(record.path("DV_Reference").asText(), record));
        return byReference;
    }
}
