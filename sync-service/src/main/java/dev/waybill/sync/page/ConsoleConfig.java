package dev.waybill.sync.page;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The console's settings. */
@ConfigMapping(prefix = "waybill.console")
public interface ConsoleConfig {

    /** What log-in cookies are encrypted with, the same on every replica; made up at the start if not set. */
    @Takes(value = "a text of at least 16 characters", matching = "(?s).{16,}", secret = true)
    Optional<String> key();
}
