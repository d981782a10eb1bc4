package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Counts mints for as long as the process lives. */
public final class MemoryMintLog implements MintLog {

    private final AtomicReference<MintWindow> window = new AtomicReference<>(MintWindow.EMPTY);

    @Override
    public Uni<Optional<Instant>> tryMint(Instant now) {
        return Uni.createFrom().item(() -> {
            MintWindow before =
                    window.getAndUpdate(seen -> seen.closedUntil(now).isPresent() ? seen : seen.plus(now));
            return before.closedUntil(now);
        });
    }
}
