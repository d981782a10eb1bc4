package dev.waybill.engine.live;

import dev.waybill.engine.cycle.Halt;
import java.time.Duration;

/** Told of what live sync does. Must not wait. */
interface LiveWatcher {

    /** A status is in Creator, so long after its callback. */
    void brought(Duration age);

    /** A call failed in a way that concerns all calls. */
    void halted(Halt halt);
}
