package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Alerts and dashboard name metrics that exist: {@code docs/metrics.md} has them all, which a test of each service
 * holds against what the service shows.
 */
class MonitoringTest {

    private static final Pattern METRIC = Pattern.compile("waybill_[a-z0-9_]+");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(waybill_[a-z0-9_]+)` \\| (\\w+) \\|");

    private static final Pattern RUNBOOK = Pattern.compile("(?m)^\\| `(Waybill[A-Za-z]+)` \\|");

    @Test
    void everyAlertIsAboutMetricsThatExist() throws IOException {
        Set<String> known = documented();

        assertThat(alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(metrics(alert.getExpr().getStrVal()))
                        .as(alert.getAlert())
                        .isNotEmpty()
                        .isSubsetOf(known));
    }

    @Test
    void everyAlertSaysHowBadItIsAndHasItsLineInTheRunbook() throws IOException {
        Set<String> runbook = new TreeSet<>();
        Matcher row = RUNBOOK.matcher(Files.readString(Overlay.ROOT.resolve("docs/operating.md")));
        while (row.find()) {
            runbook.add(row.group(1));
        }

        assertThat(alerts())
                .extracting(Rule::getAlert)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(runbook);
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.getLabels().get("severity")).isIn("warning", "critical");
            assertThat(alert.getAnnotations().get("summary")).isNotBlank();
        });
    }

    @Test
    void everyPanelShowsMetricsThatExist() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Files.readString(Overlay.ROOT.resolve("k8s/base/dashboard.json")));
        List<String> queries = StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asText())
                .toList();

        assertThat(queries)
                .hasSizeGreaterThan(10)
                .allSatisfy(query -> assertThat(metrics(query)).isNotEmpty().isSubsetOf(documented()));
    }

    @Test
    void aMetricThatDoesNotExistIsFound() throws IOException {
        assertThat(metrics("rate(waybill_callbacks_totals[5m])")).isNotEmpty();
        assertThat(documented()).contains("waybill_callbacks_total").doesNotContain("waybill_callbacks_totals");
    }

    private static List<Rule> alerts() throws IOException {
        return StrictYaml.objects(Files.readString(Overlay.ROOT.resolve("k8s/base/alerts.yaml"))).stream()
                .map(PrometheusRule.class::cast)
                .flatMap(rules -> rules.getSpec().getGroups().stream())
                .flatMap(group -> group.getRules().stream())
                .toList();
    }

    private static Set<String> metrics(String query) {
        Set<String> names = new TreeSet<>();
        Matcher metric = METRIC.matcher(query);
        while (metric.find()) {
            names.add(metric.group());
        }
        return names;
    }

    /** The series of every metric: a summary stands for three. */
    private static Set<String> documented() throws IOException {
        Set<String> series = new TreeSet<>();
        Matcher row = DOCUMENTED.matcher(Files.readString(Overlay.ROOT.resolve("docs/metrics.md")));
        while (row.find()) {
            if (row.group(2).equals("summary")) {
                series.addAll(List.of(row.group(1) + "_count", row.group(1) + "_sum", row.group(1) + "_max"));
            } else {
                series.add(row.group(1));
            }
        }
        return series;
    }
}
