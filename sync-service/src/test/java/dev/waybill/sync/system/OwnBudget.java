package dev.waybill.sync.system;

import io.quarkus.test.junit.QuarkusTestProfile;

/** An application of its own: nothing that other tests taught the budget is known in it. */
public final class OwnBudget implements QuarkusTestProfile {

    @Override
    public String getConfigProfile() {
        return "own-budget";
    }
}
