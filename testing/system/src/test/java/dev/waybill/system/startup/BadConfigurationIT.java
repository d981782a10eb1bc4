package dev.waybill.system.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Application;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong variable stops the start with one line that names it. Source: contract, Configuration. */
class BadConfigurationIT {

    private static final Layout LAYOUT = Layout.of(Path.of("../.."));
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");
    private static final String HASH = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private final int port = Ports.free().ingest();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "WAYBILL_STORE_KIND,postgres",
        "WAYBILL_STORE_SQLITE_PATH,/dev/null/waybill.db",
        "WAYBILL_ZONE,Mars/Olympus",
        "WAYBILL_WEBHOOK_APP_SECRETS,''",
        "WAYBILL_WEBHOOK_OPEN,perhaps",
        "WAYBILL_WEBHOOK_MAX_BODY,much",
        "WAYBILL_OPERATORS,'alice:secret'",
        "QUARKUS_HTTP_PORT,eighty",
    })
    void ingestNamesTheWrongVariable(String variable, String value) throws Exception {
        Map<String, String> variables = ingestVariables();
        variables.put(variable, value);

        assertOneLineNaming(variable, start("ingest", LAYOUT.ingest(), variables));
    }

    @ParameterizedTest
    @CsvSource({
        "WAYBILL_STORE_KIND,postgres",
        "WAYBILL_STORE_SQLITE_PATH,/dev/null/waybill.db",
        "WAYBILL_ZONE,Mars/Olympus",
        "WAYBILL_OPERATORS,'alice:secret'",
        "WAYBILL_ZOHO_ACCOUNTS_URL,accounts",
        "WAYBILL_ZOHO_API_URL,ftp://x",
        "WAYBILL_ZOHO_CLIENT_ID,''",
        "WAYBILL_ZOHO_CLIENT_SECRET,''",
        "WAYBILL_ZOHO_REFRESH_TOKEN,''",
        "WAYBILL_CREATOR_OWNER,''",
        "WAYBILL_CREATOR_APP,''",
        "WAYBILL_CREATOR_REPORT,''",
        "WAYBILL_CREATOR_CALLS_PER_MINUTE,0",
        "WAYBILL_CREATOR_DATE_FORMAT,'dd-{'",
        "WAYBILL_CREATOR_ZONE,Nowhere",
        "WAYBILL_SYNC_INTERVAL,soon",
        "WAYBILL_SYNC_CONCURRENCY,many",
        "WAYBILL_SYNC_DELAY,-1",
        "WAYBILL_SYNC_MAX_RECORDS,none",
        "QUARKUS_HTTP_PORT,eighty",
    })
    void syncNamesTheWrongVariable(String variable, String value) throws Exception {
        Map<String, String> variables = syncVariables();
        variables.put(variable, value);

        assertOneLineNaming(variable, start("sync", LAYOUT.sync(), variables));
    }

    @Test
    void aTakenPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertOneLineNaming(
                    Integer.toString(taken.getLocalPort()), start("ingest", LAYOUT.ingest(), ingestVariables()));
            assertOneLineNaming(Integer.toString(taken.getLocalPort()), start("sync", LAYOUT.sync(), syncVariables()));
            assertOneLineNaming(
                    Integer.toString(taken.getLocalPort()),
                    start("sandbox", LAYOUT.sandbox(), Map.of("SANDBOX_PORT", Integer.toString(port))));
        }
    }

    @Test
    void theSandboxNamesItsPort() throws Exception {
        assertOneLineNaming("SANDBOX_PORT", start("sandbox", LAYOUT.sandbox(), Map.of("SANDBOX_PORT", "eighty")));
    }

    private void assertOneLineNaming(String name, Application application) throws InterruptedException, IOException {
        boolean ended = application.process().waitFor(30, TimeUnit.SECONDS);
        application.close();
        assertThat(ended).as("ended by itself").isTrue();
        assertThat(application.process().exitValue()).isNotZero();
        assertThat(application.output().lines().toList())
                .singleElement()
                .asString()
                .contains(name);
    }

    private Application start(String name, Path jar, Map<String, String> variables) {
        return Application.start(name, jar, port, folder, JVM, variables);
    }

    private Map<String, String> ingestVariables() {
        Map<String, String> variables = common();
        variables.put("WAYBILL_WEBHOOK_APP_SECRETS", "app-secret");
        return variables;
    }

    private Map<String, String> syncVariables() {
        Map<String, String> variables = common();
        variables.put("WAYBILL_ZOHO_CLIENT_ID", "id");
        variables.put("WAYBILL_ZOHO_CLIENT_SECRET", "secret");
        variables.put("WAYBILL_ZOHO_REFRESH_TOKEN", "token");
        variables.put("WAYBILL_CREATOR_OWNER", "owner");
        variables.put("WAYBILL_CREATOR_APP", "app");
        variables.put("WAYBILL_CREATOR_REPORT", "report");
        return variables;
    }

    private Map<String, String> common() {
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("WAYBILL_STORE_SQLITE_PATH", folder.resolve("waybill.db").toString());
        variables.put("WAYBILL_OPERATORS", "alice:" + HASH);
        return variables;
    }
}
