package dev.waybill.sandbox.steering;

import dev.waybill.sandbox.accounts.Scopes;
import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.Faults;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.limits.Limits;
import dev.waybill.sandbox.limits.WindowKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reset asks for. What it does not name is as after the start.
 *
 * @param limits the limits in force
 * @param faults what goes wrong
 * @param scopes what new tokens allow
 * @param latencyMillis how long a Creator call takes
 */
record Scene(Limits limits, Faults faults, Set<String> scopes, int latencyMillis) {

    static final Scene DEFAULT = new Scene(Limits.DEFAULTS, Faults.NONE, Scopes.ALL, 0);

    private static final String LATENCY = "latency_ms";
    private static final String SCOPES = "scopes";

    /** Reads the body of {@code POST /sandbox/reset}. */
    static Scene read(Members members) {
        Members faults = members.inner("faults");
        Scene scene = new Scene(
                limits(members.inner("limits")),
                faults(faults),
                faults.texts(SCOPES, Scopes.ALL),
                members.count(LATENCY, 0));
        faults.refuseOthers();
        members.refuseOthers();
        return scene;
    }

    /** Reads the body of {@code POST /sandbox/faults}; the limits stay, and so does the latency if it is not named. */
    static Scene readFaults(Members members, int latencyNow) {
        Scene scene = new Scene(
                Limits.DEFAULTS,
                faults(members),
                members.texts(SCOPES, Scopes.ALL),
                members.count(LATENCY, latencyNow));
        members.refuseOthers();
        return scene;
    }

    private static Limits limits(Members members) {
        Limits normal = Limits.DEFAULTS;
        Limits limits = new Limits(
                members.count("calls_per_minute", normal.callsPerMinute()),
                members.count("in_flight", normal.inFlight()),
                members.count("daily", normal.daily()),
                members.count("mints_per_10_min", normal.mintsPerTenMinutes()),
                members.count("catalyst_in_flight", normal.catalystInFlight()),
                members.choice("window", List.of("fixed", "sliding"), "fixed").equals("fixed")
                        ? WindowKind.FIXED
                        : WindowKind.SLIDING,
                members.flag("retry_after", normal.retryAfter()));
        members.refuseOthers();
        return limits;
    }

    private static Faults faults(Members members) {
        Map<Fault, Double> shares = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            shares.put(fault, members.share(fault.member()));
        }
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        for (Quirk quirk : Quirk.values()) {
            if (members.flag(quirk.member(), false)) {
                quirks.add(quirk);
            }
        }
        return new Faults(
                shares,
                members.count("slow_ms", 0),
                members.texts("validation_record_ids", Set.of()),
                quirks,
                members.seed("seed"));
    }
}
