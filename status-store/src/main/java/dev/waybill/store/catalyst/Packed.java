package dev.waybill.store.catalyst;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Texts, compressed; for items that would not fit into the 400 KB of Catalyst. Source: Catalyst NoSQL facts 1.14. */
final class Packed {

    /** The attribute that holds packed bytes. */
    static final String ATTRIBUTE = "packed";

    /** Texts that take more bytes are packed. */
    static final int PLAIN_BYTES = 96 * 1024;

    /** Most packed bytes in one item: as base64 they take a third more. */
    static final int PART_BYTES = 256 * 1024;

    private Packed() {}

    /** Whether texts are small enough to be kept as they are. */
    static boolean fitPlain(String... texts) {
        // Quotes and line ends take two bytes in JSON, control characters six.
        return Arrays.stream(texts).mapToLong(Packed::bytes).sum() <= PLAIN_BYTES;
    }

    /** The texts in as many parts as they need, each fit for an item. */
    static List<byte[]> parts(String... texts) {
        byte[] all = zip(texts);
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < all.length; from += PART_BYTES) {
            parts.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PART_BYTES)));
        }
        return parts;
    }

    /**
     * The texts that were packed into parts.
     *
     * @throws UncheckedIOException if a part is missing or damaged
     */
    static List<String> texts(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        try (DataInputStream in =
                new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(all.toByteArray())))) {
            List<String> texts = new ArrayList<>();
            for (int length = in.readInt(); length >= 0; length = in.readInt()) {
                texts.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException damaged) {
            throw new UncheckedIOException("a packed text cannot be read", damaged);
        }
    }

    private static byte[] zip(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            for (String text : texts) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            out.writeInt(-1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** At least as many bytes as the text takes in JSON. */
    private static long bytes(String text) {
        return text.chars()
                .mapToLong(c -> c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3)
                .sum();
    }
}
