package dev.waybill.operator.startup;

import dev.waybill.model.setting.Blanks;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes blanks and line feeds from around the values of settings, wherever they were set: a file of a Secret ends with
 * a line feed more often than not. Found by its entry under {@code META-INF/services}, by the check before the start
 * and by the running service alike, so both read the same value.
 */
public final class CleanValues implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue found = context.proceed(name);
        // Only settings: a system property such as line.separator consists of blanks.
        if (found == null || found.getValue() == null || !isSetting(name)) {
            return found;
        }
        return found.withValue(Blanks.strip(found.getValue()));
    }

    private static boolean isSetting(String name) {
        return name.startsWith("waybill.") || name.startsWith("quarkus.");
    }
}
