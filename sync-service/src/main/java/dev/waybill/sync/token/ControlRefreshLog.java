package dev.waybill.sync.token;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.Decision;
import dev.waybill.zoho.accounts.RefreshWindow;
import dev.waybill.zoho.accounts.TokenRefreshLog;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Counts token refreshes in the store, so that neither a restart nor another replica exceeds Zoho's limit. */
final class ControlRefreshLog implements TokenRefreshLog {

    private final ControlCell<RefreshWindow> window;

    ControlRefreshLog(ControlCells cells) {
        this.window = cells.cell("token-refreshes", RefreshWindow.class, RefreshWindow.EMPTY);
    }

    @Override
    public Uni<Optional<Instant>> tryRefresh(Instant now) {
        return window.decide(before -> {
            Optional<Instant> closedUntil = before.closedUntil(now);
            return closedUntil.isPresent()
                    ? Decision.keep(closedUntil)
                    : Decision.write(before.plus(now), Optional.empty());
        });
    }
}
