package dev.waybill.bench.measure;

/** Measures one thing and adds what it found to the findings. */
@FunctionalInterface
public interface Measure {

    void run(Setting setting) throws InterruptedException;
}
