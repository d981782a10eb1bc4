package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.count;
import static dev.waybill.bench.report.Figures.medianTime;
import static dev.waybill.bench.report.Figures.millis;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.Latencies;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.Application;
import dev.waybill.harness.OperatorCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** First pages of the large store, one request after the other, until the last byte of the answer. */
final class ReadPages implements Measure {

    private static final double P50 = 50;
    private static final double P99 = 99;

    /** A look-up is over so soon that as many of them as of pages would mostly show the JVM's first steps. */
    private static final int LOOK_UPS_A_PAGE = 5;

    /** One kind of question: where it is asked, how often, with which body for the request of a number. */
    private record Question(String name, Duration bar, int times, String path, IntFunction<String> body) {}

    @Override
    public void run(Setting setting) throws InterruptedException {
        List<List<String>> lines = new ArrayList<>();
        try (Application ingest = setting.stand().ingest(setting.large());
                OperatorCalls calls = new OperatorCalls(ingest, setting.stand().secrets())) {
            for (Question question : questions(setting.plan())) {
                List<Duration> p99s = new ArrayList<>();
                warmUp(question, setting.plan().warmUp(), calls);
                for (int i = 1; i <= setting.plan().rounds(); i++) {
                    Latencies latencies = ask(question, calls);
                    p99s.add(latencies.percentile(P99));
                    lines.add(List.of(
                            question.name(),
                            count(latencies.count()),
                            millis(latencies.percentile(P50)),
                            millis(latencies.percentile(P99)),
                            millis(latencies.slowest())));
                    setting.progress(String.join("  ", lines.getLast()));
                }
                Duration p99 = medianTime(p99s);
                setting.findings()
                        .add(Row.judged(
                                question.name() + " at " + count(setting.plan().largeStore()) + " documents",
                                "p99 ≤ " + question.bar().toMillis() + " ms",
                                millis(p99),
                                p99.compareTo(question.bar()) <= 0));
            }
        }
        setting.findings()
                .add(new Table(
                        "First pages, one request after the other",
                        List.of("page", "requests", "p50", "p99", "slowest"),
                        lines));
    }

    private static List<Question> questions(Plan plan) {
        RandomGenerator random = new Random(1);
        long messages = plan.largeStore() / 5;
        return List.of(
                new Question(
                        "first page of `/webhook/master`",
                        Duration.ofMillis(50),
                        plan.pages(),
                        "/webhook/master",
                        i -> "{}"),
                new Question(
                        "first page of `/webhook/status/delivered`",
                        Duration.ofMillis(50),
                        plan.pages(),
                        "/webhook/status/delivered",
                        i -> "{}"),
                new Question(
                        "look-up of a queue id by `/webhook/query`",
                        Duration.ofMillis(5),
                        plan.pages() * LOOK_UPS_A_PAGE,
                        "/webhook/query",
                        i -> "{\"filter\":{\"queue_id\":\"" + CallbackBodies.queueId(random.nextLong(messages))
                                + "\"}}"));
    }

    /**
     * What is over in a millisecond waits for the JVM's compiler, now and then, until it has been asked for some time.
     */
    private static void warmUp(Question question, Duration duration, OperatorCalls calls) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            Latencies unused = ask(question, calls);
        }
    }

    private static Latencies ask(Question question, OperatorCalls calls) throws InterruptedException {
        long[] nanos = new long[question.times()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] =
                    calls.post(question.path(), question.body().apply(i)).took().toNanos();
        }
        return new Latencies(nanos);
    }
}
