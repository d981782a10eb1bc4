package dev.waybill.store.sqlite;

import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * What the bodies of documents have in common, and how often which letter comes, learnt once from callbacks of all
 * shapes. Rows are packed with it, so it must never change: a better one gets another form, see {@link Packer#FORM}.
 */
final class TrainedDictionary {

    private static final byte[] CONTENT = read();

    /** Any thread. */
    static final ZstdDictCompress FOR_PACKING = new ZstdDictCompress(CONTENT, Packer.LEVEL);

    /** Any thread. */
    static final ZstdDictDecompress FOR_UNPACKING = new ZstdDictDecompress(CONTENT);

    private TrainedDictionary() {}

    private static byte[] read() {
        try (InputStream resource = TrainedDictionary.class.getResourceAsStream("bodies.dictionary")) {
            return Objects.requireNonNull(resource, "the dictionary is missing from the application")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary of bodies cannot be read", e);
        }
    }
}
