/**
 * A world for the engine: virtual time, stores and a Creator in memory, and replicas that die, stand still and return.
 */
@NullMarked
package dev.waybill.engine.world;

import org.jspecify.annotations.NullMarked;
