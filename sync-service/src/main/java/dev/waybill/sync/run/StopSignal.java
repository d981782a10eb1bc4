package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Halt;
import dev.waybill.sync.budget.CallGate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends a running cycle from outside: calls in flight go on, none starts any more. The first reason stays. */
final class StopSignal {

    private final CallGate gate;
    private final AtomicReference<@Nullable Halt> why = new AtomicReference<>();

    StopSignal(CallGate gate) {
        this.gate = gate;
    }

    void set(Halt halt) {
        why.compareAndSet(null, halt);
        gate.stop();
    }

    Optional<Halt> why() {
        return Optional.ofNullable(why.get());
    }
}
