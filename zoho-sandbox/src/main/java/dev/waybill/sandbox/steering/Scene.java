package dev.waybill.sandbox.steering;

import dev.waybill.sandbox.accounts.Scopes;
import dev.waybill.sandbox.creator.Latency;
import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.Faults;
import dev.waybill.sandbox.faults.Habits;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.limits.Limits;
import dev.waybill.sandbox.limits.Terms;
import dev.waybill.sandbox.limits.WindowKey;
import dev.waybill.sandbox.limits.WindowKind;
import dev.waybill.sandbox.nosql.Outage;
import dev.waybill.sandbox.nosql.Trouble;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a reset asks for. What it does not name is as after the start.
 *
 * @param limits the limits in force
 * @param faults what goes wrong
 * @param scopes what new tokens allow
 * @param latency how long a Creator call takes
 * @param catalyst what goes wrong with Catalyst
 */
record Scene(Limits limits, Faults faults, Set<String> scopes, Latency latency, Trouble catalyst) {

    static final Scene DEFAULT = new Scene(
            Limits.DEFAULTS,
            Faults.NONE,
            Scopes.ALL,
            new Latency(0, 0, 0),
            new Trouble(Faults.NONE, 0, Outage.NONE, 0, 0));

    private static final String LATENCY = "latency_ms";
    private static final String LATENCY_P99 = "latency_p99_ms";
    private static final String SCOPES = "scopes";
    private static final String CATALYST = "catalyst";

    /** Reads the body of {@code POST /sandbox/reset}. */
    static Scene read(Members members) {
        Members faults = members.inner("faults");
        Scene scene =
                of(limits(members.inner("limits")), faults, members.count(LATENCY, 0), members.count(LATENCY_P99, 0));
        faults.refuseOthers();
        members.refuseOthers();
        return scene;
    }

    /** Reads the body of {@code POST /sandbox/faults}; the limits stay, and so does the latency if it is not named. */
    static Scene readFaults(Members members, int latencyNow) {
        Scene scene = of(Limits.DEFAULTS, members, members.count(LATENCY, latencyNow), members.count(LATENCY_P99, 0));
        members.refuseOthers();
        return scene;
    }

    private static Scene of(Limits limits, Members faults, int latency, int p99) {
        Faults shared = faults(faults);
        Trouble catalyst = faults.has(CATALYST)
                ? catalyst(faults.inner(CATALYST), latency)
                : new Trouble(shared, latency, Outage.NONE, 0, 0);
        return new Scene(
                limits, shared, faults.texts(SCOPES, Scopes.ALL), new Latency(latency, p99, shared.seed()), catalyst);
    }

    private static Trouble catalyst(Members members, int latency) {
        List<String> outages = Arrays.stream(Outage.values()).map(Outage::word).toList();
        Trouble trouble = new Trouble(
                faults(members),
                members.count(LATENCY, latency),
                Outage.valueOf(
                        members.choice("outage", outages, Outage.NONE.word()).toUpperCase(Locale.ROOT)),
                members.count("replica_lag_ms", 0),
                members.count("index_lag_ms", 0));
        members.refuseOthers();
        return trouble;
    }

    private static Limits limits(Members members) {
        Limits normal = Limits.DEFAULTS;
        Limits limits = new Limits(
                members.count("calls_per_minute", normal.callsPerMinute()),
                members.count("in_flight", normal.inFlight()),
                members.count("daily", normal.daily()),
                members.count("mints_per_10_min", normal.tokensPerTenMinutes()),
                members.count("catalyst_in_flight", normal.catalystInFlight()),
                members.choice("window", List.of("fixed", "sliding"), "fixed").equals("fixed")
                        ? WindowKind.FIXED
                        : WindowKind.SLIDING,
                members.flag("retry_after", normal.retryAfter()),
                terms(members));
        members.refuseOthers();
        return limits;
    }

    private static Terms terms(Members members) {
        Terms normal = Terms.DEFAULTS;
        return new Terms(
                members.choice("window_key", List.of("user", "endpoint"), "user")
                                .equals("user")
                        ? WindowKey.USER
                        : WindowKey.ENDPOINT,
                members.zone("daily_zone", normal.dailyZone()),
                members.count("custom_daily", normal.customDaily()),
                Duration.ofSeconds(
                        members.count("token_life_s", (int) normal.tokenLife().toSeconds())),
                members.count("tokens_alive", normal.tokensAlive()),
                Duration.ofSeconds(
                        members.count("cursor_life_s", (int) normal.cursorLife().toSeconds())));
    }

    private static Habits habits(Members members) {
        Habits normal = Habits.DEFAULTS;
        return new Habits(
                members.status("http_4000", normal.quotaStatus()),
                members.status("http_3190", normal.missingStatus()),
                members.status("http_validation", normal.validationStatus()),
                Integer.parseInt(members.choice("validation_code", List.of("3001", "3002", "3070"), "3002")),
                members.text("retry_after"),
                members.texts("unique_fields", normal.uniqueFields()));
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
                members.bytes("huge_answer_bytes"),
                members.texts("hidden_fields", Set.of()),
                quirks,
                habits(members),
                members.seed("seed"));
    }
}
