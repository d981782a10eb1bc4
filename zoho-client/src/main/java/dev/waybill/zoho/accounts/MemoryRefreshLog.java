package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Counts token refreshes for as long as the process lives. */
public final class MemoryRefreshLog implements TokenRefreshLog {

    private final AtomicReference<RefreshWindow> window = new AtomicReference<>(RefreshWindow.EMPTY);

    @Override
    public Uni<Optional<Instant>> tryRefresh(Instant now) {
        return Uni.createFrom().item(() -> {
            RefreshWindow before =
                    window.getAndUpdate(seen -> seen.closedUntil(now).isPresent() ? seen : seen.plus(now));
            return before.closedUntil(now);
        });
    }
}
