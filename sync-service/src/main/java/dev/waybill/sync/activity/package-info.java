/** What the store tells of the callbacks that came, read once for everybody who watches. */
@NullMarked
package dev.waybill.sync.activity;

import org.jspecify.annotations.NullMarked;
