package dev.waybill.sandbox.steering;

import java.time.InstantSource;
import java.util.function.Supplier;

/** The world of the moment. */
public final class CurrentWorld implements Supplier<World> {

    private final InstantSource clock;
    private World world;

    /** A world as after the start. */
    public CurrentWorld(InstantSource clock) {
        this.clock = clock;
        this.world = World.fresh(clock);
    }

    @Override
    public World get() {
        return world;
    }

    void reset(Scene scene) {
        world = World.of(scene, clock);
    }
}
