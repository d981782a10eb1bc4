package dev.waybill.operator.time;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Where days begin. */
@ConfigMapping(prefix = "waybill")
public interface ZoneConfig {

    /** Zone of midnight, of {@code web_date} and of the times shown. */
    @WithDefault("UTC")
    ZoneId zone();
}
