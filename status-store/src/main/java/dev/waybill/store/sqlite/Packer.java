package dev.waybill.store.sqlite;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Makes few bytes of a document's bodies, which mostly repeat each other and every other document.
 *
 * <p>The form: a byte for it, the lengths of both texts in UTF-8 as numbers of seven bits a byte with the eighth for
 * "more to come", then both texts as one Zstandard frame (RFC 8878) without its magic number, with the
 * {@link TrainedDictionary}. Its checksum tells a body that was damaged from one that was not. Any thread; a callback
 * takes some 4 microseconds.
 */
final class Packer {

    /** Another one for another dictionary or another way of packing, so that this one is read for ever. */
    static final int FORM = 3;

    /** Measured: higher levels take longer and leave as much, since the dictionary does the work. */
    static final int LEVEL = 1;

    /** Each holds some hundred kibibytes; more threads than that hardly pack at one moment. */
    private static final int KEPT = 8;

    private static final int MOST_HEADER = 11;

    private final BlockingQueue<ZstdCompressCtx> idle = new ArrayBlockingQueue<>(KEPT);

    byte[] pack(BodyTexts bodies) {
        byte[] status = bodies.statusJson().getBytes(StandardCharsets.UTF_8);
        byte[] raw = bodies.rawJson().getBytes(StandardCharsets.UTF_8);
        byte[] texts = new byte[status.length + raw.length];
        System.arraycopy(status, 0, texts, 0, status.length);
        System.arraycopy(raw, 0, texts, status.length, raw.length);
        byte[] frame = new byte[Math.toIntExact(Zstd.compressBound(texts.length))];
        int length = compress(texts, frame);
        ByteArrayOutputStream packed = new ByteArrayOutputStream(MOST_HEADER + length);
        packed.write(FORM);
        writeLength(status.length, packed);
        writeLength(raw.length, packed);
        packed.write(frame, 0, length);
        return packed.toByteArray();
    }

    private int compress(byte[] texts, byte[] frame) {
        ZstdCompressCtx known = idle.poll();
        ZstdCompressCtx context = known == null ? fresh() : known;
        boolean kept = false;
        try {
            int length = context.compressByteArray(frame, 0, frame.length, texts, 0, texts.length);
            kept = idle.offer(context);
            return length;
        } finally {
            if (!kept) {
                context.close();
            }
        }
    }

    private static ZstdCompressCtx fresh() {
        ZstdCompressCtx context = new ZstdCompressCtx();
        context.setMagicless(true);
        context.setDictID(false);
        context.setContentSize(true);
        context.setChecksum(true);
        context.setLevel(LEVEL);
        context.loadDict(TrainedDictionary.FOR_PACKING);
        return context;
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
