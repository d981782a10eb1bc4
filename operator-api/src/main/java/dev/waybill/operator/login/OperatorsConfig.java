package dev.waybill.operator.login;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Who may log in, as {@link Operators} reads it, and where callers are seen to come from. */
@ConfigMapping(prefix = "waybill")
public interface OperatorsConfig {

    /** Who may read and control. */
    @Takes(value = Operators.TAKES, secret = true)
    Optional<String> operators();

    /** Who may read and not control. */
    @Takes(value = Operators.TAKES, secret = true)
    Optional<String> viewers();

    /** How many proxies of ours stand in front, whose {@code X-Forwarded} headers are believed. */
    @WithName("http.proxy-hops")
    @WithDefault("0")
    @Takes(least = 0, most = 10)
    int proxyHops();
}
