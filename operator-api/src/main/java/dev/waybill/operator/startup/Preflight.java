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
 * if (!Preflight.of(SETTINGS).with(check).passes()) {
 *     System.exit(1);
 * }
 * Quarkus.run(args);
 * }</pre>
 */
public final class Preflight {

    private final Settings settings;
    private final Set<String> foreign;
    private final List<StartupCheck> checks;
    private final List<StartupCheck> warnings;

    private Preflight(Settings settings, Set<String> foreign, List<StartupCheck> checks, List<StartupCheck> warnings) {
        this.settings = settings;
        this.foreign = Set.copyOf(foreign);
        this.checks = List.copyOf(checks);
        this.warnings = List.copyOf(warnings);
    }

    /** Checks the settings of an application, and that it can listen on its port. */
    public static Preflight of(Settings settings) {
        return new Preflight(settings, Set.of(), List.of(Probes.httpPortFree()), List.of());
    }

    /** One more check, for what concerns several settings or the machine. Runs only when the settings are right. */
    public Preflight with(StartupCheck check) {
        return new Preflight(settings, foreign, and(checks, check), warnings);
    }

    /** One more check whose lines are printed and do not keep the application from starting. */
    public Preflight warningOf(StartupCheck check) {
        return new Preflight(settings, foreign, checks, and(warnings, check));
    }

    /**
     * Variables that start like this belong to another application that shares the environment or {@code .env}; they
     * cause no warning.
     */
    public Preflight ignoring(String... prefixes) {
        return new Preflight(settings, Set.of(prefixes), checks, warnings);
    }

    private static List<StartupCheck> and(List<StartupCheck> some, StartupCheck another) {
        List<StartupCheck> more = new ArrayList<>(some);
        more.add(another);
        return more;
    }

    /** True when the application can start. Reads environment, {@code .env}, system properties and property files. */
    public boolean passes() {
        List<String> unreadable = EnvFile.ofWorkingFolder().complaints();
        if (!unreadable.isEmpty()) {
            unreadable.forEach(System.err::println);
            return false;
        }
        SmallRyeConfig config;
        try {
            config = ConfigUtils.configBuilder().build();
        } catch (RuntimeException broken) {
            System.err.println("config/application.properties cannot be read: " + broken.getMessage());
            return false;
        }
        return passes(config, System.err);
    }

    boolean passes(SmallRyeConfig config, PrintStream out) {
        Lookup set = key -> Optional.ofNullable(config.getConfigValue(key).getValue());
        UnknownVariables.warnings(ownVariables(config), settings.variables()).forEach(out::println);
        List<String> complaints = settings.complaints(set);
        if (complaints.isEmpty()) {
            Lookup inForce = settings.inForce(set);
            complaints = lines(checks, inForce);
            lines(warnings, inForce).forEach(out::println);
        }
        complaints.forEach(out::println);
        return complaints.isEmpty();
    }

    private static List<String> lines(List<StartupCheck> checks, Lookup values) {
        return checks.stream()
                .flatMap(check -> check.complaints(values).stream())
                .toList();
    }

    /**
     * The names of the variables of the environment and of {@code .env}, as they are written there, and those of what
     * property files set.
     */
    private Set<String> ownVariables(SmallRyeConfig config) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> source instanceof EnvConfigSource
                        ? source.getPropertyNames().stream()
                        : source.getPropertyNames().stream()
                                .filter(name -> name.startsWith("waybill."))
                                .map(Setting::variable))
                .filter(name -> foreign.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
    }
}
