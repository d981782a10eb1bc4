package dev.waybill.bench.stand;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Counts line ends in a body that comes, and keeps nothing of it. */
final class LineCount implements Flow.Subscriber<List<ByteBuffer>> {

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
                lines += part.get() == '\n' ? 1 : 0;
            }
        }
        if (subscription != null) {
            subscription.request(1);
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
