package dev.waybill.system.outage;

import java.util.Locale;

/**
 * One promise and what was found of it.
 *
 * @param promise what is promised
 * @param found the figure, with the bound that it is held to
 * @param kept whether the promise was kept
 */
record Bar(String promise, String found, boolean kept) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "  %-44s %-34s %s", promise, found, kept ? "ok" : "MISSED");
    }
}
