package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.accounts.AccessTokens;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.ledger.Ledger;
import dev.waybill.sandbox.limits.InFlight;
import dev.waybill.sandbox.tables.Projects;
import java.time.InstantSource;

/**
 * All that Catalyst remembers. A reset makes a new one; a call that is under way ends in the one in which it began.
 * Only the event loop touches it.
 */
public final class NosqlState {

    private final AccessTokens tokens;
    private final Ledger ledger;
    private final InFlight inFlight;
    private final Projects projects;
    private final FaultInjector faults;
    private Trouble trouble;

    /** Catalyst with its default tables; so many calls at a time, 0 for any number. */
    public NosqlState(AccessTokens tokens, Ledger ledger, int inFlight, Trouble trouble, InstantSource clock) {
        this.tokens = tokens;
        this.ledger = ledger;
        this.inFlight = new InFlight(inFlight);
        this.projects = new Projects(clock);
        this.faults = new FaultInjector(trouble.faults());
        this.trouble = trouble;
        set(trouble);
    }

    /** Other trouble from now on. */
    public void set(Trouble other) {
        trouble = other;
        faults.set(other.faults());
        projects.lag().set(other.replicaLagMillis(), other.indexLagMillis());
    }

    /** The tables. */
    public Projects projects() {
        return projects;
    }

    /** The highest number of calls that were in flight together. */
    public int maxInFlight() {
        return inFlight.highest();
    }

    AccessTokens tokens() {
        return tokens;
    }

    Ledger ledger() {
        return ledger;
    }

    InFlight inFlight() {
        return inFlight;
    }

    FaultInjector faults() {
        return faults;
    }

    Outage outage() {
        return trouble.outage();
    }

    int latency() {
        return trouble.latencyMillis();
    }
}
