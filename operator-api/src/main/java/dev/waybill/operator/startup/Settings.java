package dev.waybill.operator.startup;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of an application, listed from the interfaces that read them ({@code @ConfigMapping}), so that nothing
 * about a setting stands twice: its name, its type, its default and, with {@link Takes}, what else it takes.
 */
public final class Settings implements StartupCheck {

    private static final Takes ANY = anyValue();

    private final SortedMap<String, Setting> settings = new TreeMap<>();

    private Settings() {}

    /**
     * All settings of some mappings. Where two mappings read the same, it is needed if one of them needs it.
     *
     * @param port where the application listens unless it is told otherwise
     */
    public static Settings of(int port, Class<?>... mappings) {
        Settings all = new Settings();
        all.add(new Setting("quarkus.http.port", ValueType.port(), Integer.toString(port), false, false));
        for (Class<?> mapping : mappings) {
            ConfigMappings.getProperties(ConfigClass.configClass(mapping))
                    .forEach((key, property) -> all.add(setting(key, property.getMethod())));
        }
        return all;
    }

    private void add(Setting setting) {
        settings.merge(setting.key(), setting, (one, other) -> one.required() ? one : other);
    }

    private static Setting setting(String key, Method method) {
        Takes takes = method.isAnnotationPresent(Takes.class) ? method.getAnnotation(Takes.class) : ANY;
        WithDefault preset = method.getAnnotation(WithDefault.class);
        boolean optional = method.getReturnType() == Optional.class;
        Type type = optional
                ? ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0]
                : method.getReturnType();
        return new Setting(
                key,
                ValueType.of((Class<?>) type, takes),
                preset == null ? null : preset.value(),
                !optional && preset == null,
                takes.secret());
    }

    @Takes
    private static Takes anyValue() {
        try {
            return Settings.class.getDeclaredMethod("anyValue").getAnnotation(Takes.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The names of all variables. */
    Set<String> variables() {
        return settings.values().stream().map(Setting::variable).collect(Collectors.toSet());
    }

    /** What is wrong, a line each, in the order of the names. */
    @Override
    public List<String> complaints(Lookup set) {
        return settings.values().stream()
                .flatMap(setting -> complaint(setting, set).stream())
                .toList();
    }

    private static Optional<String> complaint(Setting setting, Lookup set) {
        try {
            return setting.complaint(set.value(setting.key()).orElse(null));
        } catch (RuntimeException unresolved) {
            return Optional.of(setting.variable() + " refers to something that is not set; it takes "
                    + setting.type().takes());
        }
    }

    /** The values in force: what is set, else the default; what is empty is no value. */
    public Lookup inForce(Lookup set) {
        return key -> set.value(key)
                .or(() -> Optional.ofNullable(settings.get(key)).flatMap(Setting::ownDefault))
                .filter(value -> !value.isEmpty());
    }

    /** The complaint about a setting that is missing under some condition, for example {@code with NAME=value}. */
    public String missing(String key, String condition) {
        Setting setting = Objects.requireNonNull(settings.get(key), key);
        return setting.variable() + " is missing; " + condition + " it takes "
                + setting.type().takes();
    }

    /** A row of the documents' table for each setting: variable, default and what it takes. */
    public Collection<String> rows() {
        return settings.values().stream()
                .map(setting -> "| `" + setting.variable() + "` | " + setting.shownDefault() + " | "
                        + setting.type().takes().replace("|", "\\|") + " |")
                .toList();
    }
}
