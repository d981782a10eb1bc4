package dev.waybill.sync.system;

import io.quarkus.test.junit.QuarkusTestProfile;

/** An application of its own on a store of its own, so that pages show what a test put there and nothing else. */
public final class OwnStore implements QuarkusTestProfile {

    @Override
    public String getConfigProfile() {
        return "own-store";
    }
}
