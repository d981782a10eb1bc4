package dev.waybill.operator.login;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may log in, as {@link Operators} reads it. */
@ConfigMapping(prefix = "waybill")
public interface OperatorsConfig {

    /** Who may read and control. */
    @Takes(value = Operators.TAKES, secret = true)
    Optional<String> operators();

    /** Who may read and not control. */
    @Takes(value = Operators.TAKES, secret = true)
    Optional<String> viewers();
}
