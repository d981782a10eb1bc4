package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.CatalystProject;
import dev.waybill.zoho.nosql.NosqlOptions;
import java.time.Duration;

/**
 * Which project, and how it is used.
 *
 * @param readTimeout longest time that one question may walk through days
 * @param stateKept how long the store's figures are kept before they are counted again
 */
public record CatalystOptions(CatalystProject project, NosqlOptions calls, Duration readTimeout, Duration stateKept) {

    /** 10 s for a question, figures once a minute. */
    public static CatalystOptions of(CatalystProject project) {
        return new CatalystOptions(project, NosqlOptions.DEFAULTS, Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    /** The same with other calls. */
    public CatalystOptions withCalls(NosqlOptions other) {
        return new CatalystOptions(project, other, readTimeout, stateKept);
    }

    /** The same with another patience for questions. */
    public CatalystOptions withReadTimeout(Duration other) {
        return new CatalystOptions(project, calls, other, stateKept);
    }

    /** The same with figures that are kept for another time; zero counts anew each time. */
    public CatalystOptions withStateKept(Duration other) {
        return new CatalystOptions(project, calls, readTimeout, other);
    }
}
