package dev.waybill.model.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Identity of a document, derived from what its status event says and from nothing else, so that a repeated callback
 * meets the document it stored the first time, days later as well.
 *
 * <p>The first half says which message the document is about: documents of one message stand side by side wherever they
 * are kept by id, and whoever knows the message finds them there. The second half says which event of it this is.
 *
 * @param hex 32 lower-case hexadecimal digits: 64 bits of a SHA-256 of the message, then 64 of one of the whole event
 */
public record DocumentId(String hex) implements Comparable<DocumentId> {

    private static final int BYTES = 16;
    private static final int HALF = BYTES / 2;
    private static final HexFormat HEX = HexFormat.of();

    /** @throws IllegalArgumentException if the text is not 32 lower-case hexadecimal digits */
    public DocumentId {
        if (!isDigest(hex)) {
            throw new IllegalArgumentException("a document id is 32 lower-case hexadecimal digits");
        }
    }

    /**
     * Identity of a message status: message id, status, recipient, group participant and the time as received.
     *
     * <p>Source: WhatsApp facts 9, unique key. The time is the received text, since it is what repeats; members that
     * are absent differ from empty ones.
     */
    public static DocumentId ofStatus(
            String messageId,
            String status,
            @Nullable String recipient,
            @Nullable String participant,
            @Nullable String timeAsReceived) {
        return of(messageId, sha256("status", messageId, status, recipient, participant, timeAsReceived));
    }

    /**
     * Identity of a queue callback. It carries no time; the queue id takes part, so that a second queue id for the same
     * message is kept as a document of its own and the conflict can be seen. One that names no message is about its
     * queue id.
     */
    public static DocumentId ofQueueCallback(String queueId, @Nullable String messageId, String status) {
        return of(messageId == null ? queueId : messageId, sha256("queue", queueId, messageId, status));
    }

    /**
     * Identity of a status that the provider declares by its queue id. The queue id takes part, so that the link is
     * kept although WhatsApp itself told the same status of the message.
     */
    public static DocumentId ofDeclaredStatus(
            String queueId, @Nullable String messageId, String status, @Nullable String timeAsReceived) {
        return of(
                messageId == null ? queueId : messageId,
                sha256("declared", queueId, messageId, status, timeAsReceived));
    }

    /** The least id that a document about a message may have; {@link #lastAbout} is the greatest. */
    public static DocumentId firstAbout(String messageId) {
        return ofBytes(Arrays.copyOf(about(messageId), BYTES));
    }

    /** The greatest id that a document about a message may have. */
    public static DocumentId lastAbout(String messageId) {
        byte[] bytes = Arrays.copyOf(about(messageId), BYTES);
        Arrays.fill(bytes, HALF, BYTES, (byte) 0xff);
        return ofBytes(bytes);
    }

    /** Whether this may be the id of a document about a message; of one about another, it almost never is. */
    public boolean isAbout(String messageId) {
        return hex.startsWith(HEX.formatHex(about(messageId)));
    }

    /**
     * What stands for a message id where the id itself must not, since it holds the recipient's number: 32 lower-case
     * hexadecimal digits of its SHA-256.
     */
    public static String digestOf(String messageId) {
        return HEX.formatHex(sha256(messageId), 0, BYTES);
    }

    /** The id from its 16 bytes, the form a store keeps. */
    public static DocumentId ofBytes(byte[] bytes) {
        return new DocumentId(HEX.formatHex(bytes));
    }

    /** The 16 bytes of the id. */
    public byte[] bytes() {
        return HEX.parseHex(hex);
    }

    @Override
    public int compareTo(DocumentId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    /** By hand, because every document that is read passes here. */
    private static boolean isDigest(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == 2 * BYTES;
    }

    private static DocumentId of(String subject, byte[] event) {
        byte[] bytes = Arrays.copyOf(about(subject), BYTES);
        System.arraycopy(event, 0, bytes, HALF, HALF);
        return ofBytes(bytes);
    }

    private static byte[] about(String subject) {
        return Arrays.copyOf(sha256(subject), HALF);
    }

    private static byte[] sha256(@Nullable String... parts) {
        MessageDigest sha256 = algorithm();
        for (String part : parts) {
            // The length in front keeps ("ab","c") and ("a","bc") apart, and -1 an absent part from an empty one.
            byte[] bytes = part == null ? null : part.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes == null ? -1 : bytes.length));
            if (bytes != null) {
                sha256.update(bytes);
            }
        }
        return sha256.digest();
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
