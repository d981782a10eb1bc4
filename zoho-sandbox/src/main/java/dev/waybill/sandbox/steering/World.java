package dev.waybill.sandbox.steering;

import dev.waybill.sandbox.accounts.Accounts;
import dev.waybill.sandbox.creator.CreatorState;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.ledger.Ledger;
import dev.waybill.sandbox.nosql.NosqlState;
import java.time.InstantSource;

/**
 * Everything the sandbox remembers between two resets.
 *
 * <p>There is no lock: the sandbox has a single event loop, and only that thread touches a world. So what a call
 * changes and what the ledger says about it belong together without more ado. A reset puts a new world in the place of
 * the old one, and calls under way end in the world in which they began.
 */
public final class World {

    private final Accounts accounts;
    private final CreatorState creator;
    private final FaultInjector faults;
    private final Ledger ledger;
    private final NosqlState catalyst;

    private World(Scene scene, InstantSource clock) {
        accounts = new Accounts(scene.limits(), clock);
        accounts.grant(scene.scopes());
        faults = new FaultInjector(scene.faults());
        ledger = new Ledger(clock);
        creator = new CreatorState(accounts.tokens(), faults, ledger, scene.limits(), scene.latency(), clock);
        catalyst =
                new NosqlState(accounts.tokens(), ledger, scene.limits().catalystInFlight(), scene.catalyst(), clock);
    }

    /** A world as after the start. */
    static World fresh(InstantSource clock) {
        return of(Scene.DEFAULT, clock);
    }

    static World of(Scene scene, InstantSource clock) {
        return new World(scene, clock);
    }

    /** The Accounts service. */
    public Accounts accounts() {
        return accounts;
    }

    /** Creator. */
    public CreatorState creator() {
        return creator;
    }

    /** Catalyst NoSQL. */
    public NosqlState catalyst() {
        return catalyst;
    }

    /** What goes wrong. */
    public FaultInjector faults() {
        return faults;
    }

    /** What was asked and answered. */
    public Ledger ledger() {
        return ledger;
    }

    /** Takes other faults, scopes and latency from the scene; the rest stays. */
    void apply(Scene scene) {
        faults.set(scene.faults());
        accounts.grant(scene.scopes());
        creator.setLatency(scene.latency());
        catalyst.set(scene.catalyst());
    }
}
