package dev.waybill.operator.startup;

import java.util.List;

/** Something that must be right before an application starts. */
@FunctionalInterface
public interface StartupCheck {

    /** What is wrong, a line each, with the variable's name and what it takes; empty when all is well. */
    List<String> complaints(Lookup lookup);
}
