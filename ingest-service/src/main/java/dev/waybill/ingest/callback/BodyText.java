package dev.waybill.ingest.callback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A body as text.
 *
 * @param received all of it, so that it can be turned back into the same bytes
 */
record BodyText(String received) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @throws CharacterCodingException if the bytes are not strict UTF-8 (no overlong forms, no surrogates) */
    static BodyText of(byte[] bytes) throws CharacterCodingException {
        return new BodyText(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString());
    }

    /** The text without a byte order mark in front, which senders may write and JSON does not know. */
    String json() {
        return !received.isEmpty() && received.charAt(0) == BYTE_ORDER_MARK ? received.substring(1) : received;
    }
}
