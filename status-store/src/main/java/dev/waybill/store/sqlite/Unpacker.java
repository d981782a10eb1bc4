package dev.waybill.store.sqlite;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Takes bodies out of what {@link Packer} made of them; a microsecond or two each. Used by the one thread of a session.
 */
final class Unpacker implements AutoCloseable {

    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

    Unpacker() {
        zstd.setMagicless(true);
        zstd.loadDict(TrainedDictionary.FOR_UNPACKING);
    }

    /** Both bodies. */
    BodyTexts both(byte[] packed) throws SQLException {
        PackedBody body = PackedBody.of(packed);
        byte[] texts = texts(body);
        return new BodyTexts(
                new String(texts, 0, body.status(), StandardCharsets.UTF_8),
                new String(texts, body.status(), body.raw(), StandardCharsets.UTF_8));
    }

    /** The status object alone. */
    String statusJson(byte[] packed) throws SQLException {
        PackedBody body = PackedBody.of(packed);
        return new String(texts(body), 0, body.status(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        zstd.close();
    }

    private byte[] texts(PackedBody body) throws SQLException {
        int length = body.bytes().length - body.start();
        // Before anything is made room for: a damaged length may be any number.
        if (length == 0 || Zstd.getFrameContentSize(body.bytes(), body.start(), length, true) != body.texts()) {
            throw PackedBody.damaged();
        }
        byte[] texts = new byte[body.texts()];
        try {
            if (zstd.decompressByteArray(texts, 0, texts.length, body.bytes(), body.start(), length) < texts.length) {
                throw PackedBody.damaged();
            }
            return texts;
        } catch (ZstdException e) {
            throw PackedBody.damaged();
        }
    }
}
