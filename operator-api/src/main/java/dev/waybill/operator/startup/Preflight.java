package dev.waybill.operator.startup;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Runs at the top of an application's {@code main}, before Quarkus. Prints what is wrong on standard error, a line
 * each; the caller then ends with exit code 1:
 *
 * <pre>{@code
 * if (!Preflight.of(SETTINGS).with(Probes.httpPortFree(8080)).passes()) {
 *     System.exit(1);
 * }
 * Quarkus.run(args);
 * }</pre>
 */
public final class Preflight {

    private final List<Setting> settings;
    private final Set<String> foreign;
    private final List<StartupCheck> checks;

    private Preflight(List<Setting> settings, Set<String> foreign, List<StartupCheck> checks) {
        this.settings = List.copyOf(settings);
        this.foreign = Set.copyOf(foreign);
        this.checks = List.copyOf(checks);
    }

    /** Checks the settings of an application. */
    public static Preflight of(List<Setting> settings) {
        return new Preflight(settings, Set.of(), List.of());
    }

    /** One more check, for what concerns several settings or the machine. Runs only when the settings are right. */
    public Preflight with(StartupCheck check) {
        List<StartupCheck> more = new ArrayList<>(checks);
        more.add(check);
        return new Preflight(settings, foreign, more);
    }

    /**
     * Variables that start like this belong to another application that shares the environment or {@code .env}; they
     * cause no warning.
     */
    public Preflight ignoring(String... prefixes) {
        return new Preflight(settings, Set.of(prefixes), checks);
    }

    /** True when the application can start. Reads environment, {@code .env}, system properties and property files. */
    public boolean passes() {
        return passes(ConfigUtils.configBuilder().build(), System.err);
    }

    boolean passes(SmallRyeConfig config, PrintStream out) {
        Lookup lookup = key -> Optional.ofNullable(config.getConfigValue(key).getValue());
        Set<String> known = settings.stream().map(Setting::variable).collect(Collectors.toSet());
        UnknownVariables.warnings(ownVariables(config), known).forEach(out::println);
        List<String> complaints = new SettingsCheck(settings).complaints(lookup);
        if (complaints.isEmpty()) {
            complaints = checks.stream()
                    .flatMap(check -> check.complaints(lookup).stream())
                    .toList();
        }
        complaints.forEach(out::println);
        return complaints.isEmpty();
    }

    /** The names of the variables of the environment and of {@code .env}, as they are written there. */
    private Set<String> ownVariables(SmallRyeConfig config) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(EnvConfigSource.class::isInstance)
                .flatMap(source -> source.getPropertyNames().stream())
                .filter(name -> foreign.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
    }
}
