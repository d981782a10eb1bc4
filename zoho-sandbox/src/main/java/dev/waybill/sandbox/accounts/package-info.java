/** Zoho Accounts: access tokens, their life and their limits. */
@NullMarked
package dev.waybill.sandbox.accounts;

import org.jspecify.annotations.NullMarked;
