/** Who may use the operator calls: names, bcrypt hashes, and the brake on guessing. */
@NullMarked
package dev.waybill.operator.login;

import org.jspecify.annotations.NullMarked;
