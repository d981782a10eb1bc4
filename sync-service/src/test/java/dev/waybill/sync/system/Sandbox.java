package dev.waybill.sync.system;

import dev.waybill.sandbox.SandboxOptions;
import dev.waybill.sandbox.ZohoSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Starts a sandbox and points the service at it, with a store of its own in a fresh folder. */
public final class Sandbox implements QuarkusTestResourceLifecycleManager {

    static final String OPERATOR = "asha";
    static final String VIEWER = "vera";
    static final String PASSWORD = "right";

    private Map<String, String> others = Map.of();
    private ZohoSandbox sandbox;
    private Path folder;

    /** Takes settings that a test wants otherwise. */
    @Override
    public void init(Map<String, String> settings) {
        others = settings;
    }

    @Override
    public Map<String, String> start() {
        sandbox = ZohoSandbox.start(SandboxOptions.free());
        try {
            folder = Files.createTempDirectory("waybill-sync");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> config = new HashMap<>();
        config.put("sandbox.url", sandbox.url());
        config.put("waybill.store.sqlite.path", folder.resolve("waybill.db").toString());
        config.put("waybill.operators", "asha:$2a$10$hQtcXvA2/zSyZUenI/PcuOTNrWOUTAESskdwYQODgctrGsrFs/HMS");
        config.put("waybill.viewers", "vera:$2a$10$hQtcXvA2/zSyZUenI/PcuOTNrWOUTAESskdwYQODgctrGsrFs/HMS");
        config.put("waybill.zoho.accounts-url", sandbox.url());
        config.put("waybill.zoho.api-url", sandbox.url());
        config.put("waybill.zoho.client-id", "sandbox");
        config.put("waybill.zoho.client-secret", "sandbox");
        config.put("waybill.zoho.refresh-token", "sandbox-refresh");
        config.put("waybill.zoho.read-timeout", "3s");
        config.put("waybill.creator.owner", "demo");
        config.put("waybill.creator.app", "messages");
        config.put("waybill.creator.report", "All_Messages");
        config.put("waybill.creator.zone", "Asia/Kolkata");
        config.put("waybill.creator.calls-per-minute", "100000");
        config.put("waybill.sync.interval", "10000h");
        // These tests ask cycles for what they want to see; testing/system shows live sync.
        config.put("waybill.sync.live", "false");
        config.put("waybill.sync.delay", "1ms");
        config.put("waybill.sync.retry-delay", "20ms");
        config.put("waybill.sync.poll", "100ms");
        config.putAll(others);
        return config;
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
