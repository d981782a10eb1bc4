package dev.waybill.store.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;

/**
 * Makes few bytes of a document's bodies, which mostly repeat each other, their row, and every other document.
 *
 * <p>The form: a byte for the {@link Dictionary.Kind}, the lengths of both texts in UTF-8 as numbers of seven bits a
 * byte with the eighth for "more to come", then both texts as one zlib stream (RFC 1950) with that dictionary. Its
 * checksums tell a body that was damaged from one that was not. Any thread; a callback takes some 25 microseconds.
 */
final class Packer {

    /** Measured: the fastest level takes as long and leaves more, since the dictionary is what costs. */
    private static final int LEVEL = Deflater.DEFAULT_COMPRESSION;

    /** Each holds a quarter of a mebibyte; more threads than that hardly pack at one moment. */
    private static final int KEPT = 8;

    private static final int MOST_HEADER = 11;

    private final BlockingQueue<Deflater> idle = new ArrayBlockingQueue<>(KEPT);

    byte[] pack(Bodies bodies, Dictionary.Row row) {
        return pack(bodies, row.kind(), row);
    }

    byte[] pack(Bodies bodies, Dictionary.Kind kind, Dictionary.Row row) {
        byte[] status = bodies.statusJson().getBytes(StandardCharsets.UTF_8);
        byte[] raw = bodies.rawJson().getBytes(StandardCharsets.UTF_8);
        byte[] texts = new byte[status.length + raw.length];
        System.arraycopy(status, 0, texts, 0, status.length);
        System.arraycopy(raw, 0, texts, status.length, raw.length);
        ByteArrayOutputStream packed = new ByteArrayOutputStream(MOST_HEADER + texts.length / 4);
        packed.write(kind.number());
        writeLength(status.length, packed);
        writeLength(raw.length, packed);
        deflate(texts, Dictionary.of(kind, row), packed);
        return packed.toByteArray();
    }

    private void deflate(byte[] texts, byte[] dictionary, ByteArrayOutputStream packed) {
        Deflater known = idle.poll();
        Deflater deflater = known == null ? new Deflater(LEVEL) : known;
        byte[] part = new byte[Math.clamp(texts.length / 2, 512, 1 << 16)];
        deflater.setDictionary(dictionary);
        deflater.setInput(texts);
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(part, 0, deflater.deflate(part));
        }
        deflater.reset();
        if (!idle.offer(deflater)) {
            deflater.end();
        }
    }

    private static void writeLength(int length, ByteArrayOutputStream packed) {
        int rest = length;
        while (rest > 0x7f) {
            packed.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        packed.write(rest);
    }
}
