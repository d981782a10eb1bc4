/** What the build makes, and the Java that it runs on. */
@NullMarked
package dev.waybill.system.build;

import org.jspecify.annotations.NullMarked;
