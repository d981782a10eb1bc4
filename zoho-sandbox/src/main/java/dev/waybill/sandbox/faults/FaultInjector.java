package dev.waybill.sandbox.faults;

import java.util.Random;
import java.util.Set;

/** Decides, call by call, what goes wrong. */
public final class FaultInjector {

    private Faults faults;
    private Random dice;

    /** An injector of these faults. */
    public FaultInjector(Faults faults) {
        this.faults = faults;
        this.dice = new Random(faults.seed());
    }

    /** Takes other faults from now on and starts the dice again from their seed. */
    public void set(Faults others) {
        faults = others;
        dice = new Random(others.seed());
    }

    /** Whether the fault strikes this time. */
    public boolean strikes(Fault fault) {
        double share = faults.shares().getOrDefault(fault, 0.0);
        return share > 0 && dice.nextDouble() < share;
    }

    /** Whether this record fails validation this time. */
    public boolean failsValidation(String recordId) {
        return faults.validationRecordIds().contains(recordId) || strikes(Fault.VALIDATION_3002);
    }

    /** Whether the behaviour is switched on. */
    public boolean shows(Quirk quirk) {
        return faults.quirks().contains(quirk);
    }

    /** Fields that reports do not show. */
    public Set<String> hiddenFields() {
        return faults.hiddenFields();
    }

    /** How the tenant answers where the sources disagree. */
    public Habits habits() {
        return faults.habits();
    }

    /** How many bytes an answer has at least. */
    public long hugeAnswerBytes() {
        return faults.hugeAnswerBytes();
    }

    /** How much longer this answer takes, in milliseconds. */
    public int extraMillis() {
        return strikes(Fault.SLOW) ? faults.slowMillis() : 0;
    }
}
