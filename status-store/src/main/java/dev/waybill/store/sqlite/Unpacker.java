package dev.waybill.store.sqlite;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Takes bodies out of what {@link Packer}, or an earlier version, made of them; a microsecond or two each. Used by the
 * one thread of a session.
 */
final class Unpacker implements AutoCloseable {

    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final ZlibTexts zlib = new ZlibTexts();

    Unpacker() {
        zstd.setMagicless(true);
        zstd.loadDict(TrainedDictionary.FOR_UNPACKING);
    }

    /** Both bodies; the row is only read for those of an earlier version. */
    Bodies both(byte[] packed, Dictionary.RowSource row) throws SQLException {
        PackedBody body = PackedBody.of(packed);
        byte[] texts = texts(body, row);
        return new Bodies(
                new String(texts, 0, body.status(), StandardCharsets.UTF_8),
                new String(texts, body.status(), body.raw(), StandardCharsets.UTF_8));
    }

    /** The status object alone. */
    String statusJson(byte[] packed, Dictionary.RowSource row) throws SQLException {
        PackedBody body = PackedBody.of(packed);
        return new String(texts(body, row), 0, body.status(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        zstd.close();
        zlib.close();
    }

    private byte[] texts(PackedBody body, Dictionary.RowSource row) throws SQLException {
        return body.form() == Packer.FORM
                ? zstd(body)
                : zlib.read(body, Dictionary.Kind.numbered(body.form()).orElseThrow(PackedBody::damaged), row);
    }

    private byte[] zstd(PackedBody body) throws SQLException {
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
