package dev.waybill.sync.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.state.ControlCell;
import dev.waybill.sync.state.Decision;
import dev.waybill.zoho.accounts.MintLog;
import dev.waybill.zoho.accounts.MintWindow;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Counts mints in the store, so that neither a restart nor another replica exceeds Zoho's limit. */
final class ControlMintLog implements MintLog {

    private final ControlCell<MintWindow> window;

    ControlMintLog(ControlStore store, ObjectMapper json) {
        this.window = new ControlCell<>(store, json, "mints", MintWindow.class, MintWindow.EMPTY);
    }

    @Override
    public Uni<Optional<Instant>> tryMint(Instant now) {
        return window.decide(before -> {
            Optional<Instant> closedUntil = before.closedUntil(now);
            return closedUntil.isPresent()
                    ? Decision.keep(closedUntil)
                    : Decision.write(before.plus(now), Optional.empty());
        });
    }
}
