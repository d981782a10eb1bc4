package dev.waybill.sync.page;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The console's settings. */
@ConfigMapping(prefix = "waybill.console")
interface ConsoleConfig {

    /** What log-in cookies are encrypted with, the same on every replica; made up at the start if not set. */
    Optional<String> key();
}
