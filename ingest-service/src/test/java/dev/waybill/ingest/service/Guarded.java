package dev.waybill.ingest.service;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** A service with app secrets, URL tokens, verify tokens and an operator, and little patience. */
public final class Guarded implements QuarkusTestProfile {

    static final String APP_SECRET = "test_app_secret";
    static final String TOKEN = "url token";
    static final String OPERATOR = "ada";
    static final String VIEWER = "vic";
    static final String PASSWORD = "open sesame";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("waybill.webhook.app-secrets", "older secret," + APP_SECRET),
                Map.entry("waybill.webhook.url-tokens", "older token," + TOKEN),
                Map.entry("waybill.webhook.verify-tokens", "verify me"),
                Map.entry("waybill.webhook.read-timeout", "2s"),
                Map.entry("waybill.webhook.store-timeout", "1s"),
                Map.entry("waybill.operators", OPERATOR + ":" + BCrypt.hashpw(PASSWORD, BCrypt.gensalt(4))),
                Map.entry("waybill.viewers", VIEWER + ":" + BCrypt.hashpw(PASSWORD, BCrypt.gensalt(4))),
                Map.entry("waybill.store.sqlite.path", "target/unused/waybill.db"),
                Map.entry("waybill.zone", "Asia/Kolkata"));
    }
}
