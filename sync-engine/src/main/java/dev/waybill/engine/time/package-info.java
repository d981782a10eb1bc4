/** Time as the engine sees it: passed in, so that a test or a simulation can run it as fast as it likes. */
@NullMarked
package dev.waybill.engine.time;

import org.jspecify.annotations.NullMarked;
