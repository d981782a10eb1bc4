package dev.waybill.system.siege;

import java.net.InetAddress;

/** One way to misbehave. */
interface Attack {

    /** What happens, for the report. */
    String name();

    /** Goes on from an address until its thread is interrupted; an answer, or none, never ends it. */
    void run(InetAddress from) throws InterruptedException;
}
