package dev.waybill.zoho.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** What the clients of the tests run on, as long as the tests do. */
public final class TestVertx {

    public static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

    private TestVertx() {}
}
