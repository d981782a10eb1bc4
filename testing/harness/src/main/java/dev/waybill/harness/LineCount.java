package dev.waybill.harness;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Counts line ends in a body that comes, and keeps nothing of it. */
final class LineCount implements Flow.Subscriber<List<ByteBuffer>> {

    /** Counted in an array, which takes a fraction of the time, and what it takes is missing in the measured one. */
    private final byte[] bytes = new byte[1 << 14];

    private long lines;
    private Flow.@Nullable Subscription subscription;

    long counted() {
        return lines;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                int length = Math.min(part.remaining(), bytes.length);
                part.get(bytes, 0, length);
                count(length);
            }
        }
        if (subscription != null) {
            subscription.request(1);
        }
    }

    private void count(int length) {
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
    }

    @Override
    public void onError(Throwable failure) {
        // Whoever sent the request is told by the client.
    }

    @Override
    public void onComplete() {
        // The count stands.
    }
}
