/** How much sooner a service serves with the JVM's AOT cache. */
@NullMarked
package dev.waybill.system.startup;

import org.jspecify.annotations.NullMarked;
