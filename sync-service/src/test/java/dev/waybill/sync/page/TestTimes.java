package dev.waybill.sync.page;

import java.time.ZoneOffset;

/** Times as pages and CSV show them, without Quarkus. */
public final class TestTimes {

    public static final LocalTimes IN_UTC = new LocalTimes(ZoneOffset.UTC);

    private TestTimes() {}
}
