package dev.waybill.operator.login;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Replaces the system's clock in the application under test. */
@Singleton
class TestClock {

    @Produces
    @Singleton
    @Typed({Clock.class, MutableClock.class})
    MutableClock clock() {
        return new MutableClock();
    }
}
