package dev.waybill.system.replicas;

import dev.waybill.harness.testbed.Creator;
import dev.waybill.harness.testbed.Provider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** New records and their callbacks, one at a time, many messages interleaved. Knows how each record must end. */
final class Traffic {

    private static final int MESSAGES_AT_A_TIME = 12;
    private static final long SENT_AT = 1_760_000_000L;

    /** What a message is told, in this order; the last line of each is what its record must end with. */
    private enum Course {
        IN_ORDER("delivered", "link", "sent", "delivered"),
        LINKED_LAST("delivered", "sent", "delivered", "link"),
        READ_ONLY("delivered", "link", "read"),
        LATE_SENT("delivered", "link", "delivered", "sent"),
        FAILED("failed", "link", "sent", "failed"),
        FAILED_THEN_DELIVERED("delivered", "link", "failed", "delivered"),
        REPEATED("delivered", "link", "sent", "sent", "delivered", "delivered"),
        ACCEPTED("accepted", "link", "sent");

        private final String ending;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> beats;

        Course(String ending, String... beats) {
            this.ending = ending;
            this.beats = List.of(beats);
        }
    }

    private record Message(String queueId, String messageId, Deque<String> beats) {}

    private final Creator creator;
    private final Provider provider;
    private final Random random;
    private final List<Message> open = new ArrayList<>();
    private final Map<String, String> endings = new HashMap<>();

    Traffic(Creator creator, Provider provider, Random random) {
        this.creator = creator;
        this.provider = provider;
        this.random = random;
    }

    /** The next thing that happens: a record is added if few are under way, and one message goes on. */
    void beat() throws InterruptedException {
        if (open.size() < MESSAGES_AT_A_TIME) {
            open.add(added());
        }
        goOn(open.get(random.nextInt(open.size())));
    }

    /** Lets every message go to its end. */
    void finish() throws InterruptedException {
        while (!open.isEmpty()) {
            goOn(open.getFirst());
        }
    }

    /** The status that each record must end with, by ID. */
    Map<String, String> endings() {
        return Map.copyOf(endings);
    }

    private Message added() throws InterruptedException {
        Course course = Course.values()[random.nextInt(Course.values().length)];
        String queueId = new UUID(random.nextLong(), random.nextLong()).toString();
        endings.put(creator.add("", List.of(queueId)).getFirst(), course.ending);
        return new Message(queueId, "wamid." + queueId, new ArrayDeque<>(course.beats));
    }

    private void goOn(Message message) throws InterruptedException {
        String beat = message.beats().removeFirst();
        if (beat.equals("link")) {
            provider.link(message.queueId(), message.messageId());
        } else {
            provider.tell(beat, SENT_AT + endings.size(), List.of(message.messageId()));
        }
        if (message.beats().isEmpty()) {
            open.remove(message);
        }
    }
}
