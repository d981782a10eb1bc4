package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.cells;
import static dev.waybill.bench.report.Figures.count;
import static dev.waybill.bench.report.Figures.median;
import static dev.waybill.bench.report.Figures.rate;
import static dev.waybill.bench.report.Figures.ratio;
import static dev.waybill.bench.report.Figures.share;

import dev.waybill.bench.load.RequestFile;
import dev.waybill.bench.load.Wrk.Load;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Durable callbacks of one status each over 64 connections. Every round loads the no-op endpoint, ingest-service on the
 * small store and on the large one, so that what else the machine does meets all three alike.
 */
final class PostRate implements Measure {

    private static final double LEAST_OF_NOOP = 0.25;
    private static final double LEAST_RATE = 10_000;
    private static final double LEAST_OF_SMALL = 0.70;
    private static final int NOOP_CALLBACKS = 20_000;

    private record Round(Load noop, Load small, Load large) {

        double ofNoop() {
            return small.report().rate() / noop.report().rate();
        }

        double ofSmall() {
            return large.report().rate() / small.report().rate();
        }

        List<String> cells() {
            return List.of(
                    rate(noop.report().rate()),
                    share(noop.processorShare()),
                    rate(small.report().rate()),
                    share(small.processorShare()),
                    rate(large.report().rate()),
                    ratio(ofNoop()),
                    ratio(ofSmall()));
        }
    }

    @Override
    public void run(Setting setting) throws InterruptedException {
        Posts posts = new Posts(setting, 1);
        try (RequestFile repeated = posts.requests(NOOP_CALLBACKS);
                Application noop = setting.stand().noop();
                Application small = setting.stand().ingest(setting.small());
                Application large = setting.stand().ingest(setting.large())) {
            Plan plan = setting.plan();
            setting.progress("warming up");
            posts.toNobody(noop, repeated, plan.warmUp());
            posts.toIngest(small, plan.warmUp());
            posts.toIngest(large, plan.warmUp());
            List<Round> rounds = new ArrayList<>();
            for (int i = 1; i <= plan.rounds(); i++) {
                Round round = new Round(
                        posts.toNobody(noop, repeated, plan.load()),
                        posts.toIngest(small, plan.load()),
                        posts.toIngest(large, plan.load()));
                rounds.add(round);
                setting.progress(String.format(
                        Locale.ROOT, "round %d of %d: %s", i, plan.rounds(), String.join("  ", round.cells())));
            }
            report(rounds, setting);
        }
    }

    private static void report(List<Round> rounds, Setting setting) {
        double noop = median(rounds.stream().map(r -> r.noop().report().rate()).toList());
        double small =
                median(rounds.stream().map(r -> r.small().report().rate()).toList());
        double large =
                median(rounds.stream().map(r -> r.large().report().rate()).toList());
        double ofNoop = median(rounds.stream().map(Round::ofNoop).toList());
        double ofSmall = median(rounds.stream().map(Round::ofSmall).toList());
        String sizes = count(setting.plan().largeStore()) + " documents against "
                + count(setting.plan().smallStore());
        setting.findings()
                .add(Row.judged(
                        "`POST /webhook`, one status, signed, 64 connections, against no-op",
                        "≥ " + ratio(LEAST_OF_NOOP),
                        ratio(ofNoop) + " (no-op " + rate(noop) + ")",
                        ofNoop >= LEAST_OF_NOOP));
        setting.findings()
                .add(Row.judged(
                        "the same, callbacks a second", "≥ " + rate(LEAST_RATE), rate(small), small >= LEAST_RATE));
        setting.findings()
                .add(Row.judged(
                        "rate at " + sizes,
                        "≥ " + ratio(LEAST_OF_SMALL),
                        ratio(ofSmall) + " (" + rate(large) + ")",
                        ofSmall >= LEAST_OF_SMALL));
        setting.findings()
                .add(new Table(
                        "Callbacks of one status, 64 connections (wrk's share of one processor beside each)",
                        cells("no-op", "wrk", "small store", "wrk", "large store", "small : no-op", "large : small"),
                        rounds.stream().map(Round::cells).toList()));
    }
}
