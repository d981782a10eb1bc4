/** Zoho Accounts: how an access token is fetched and kept. Source: Zoho Creator facts 4. */
@NullMarked
package dev.waybill.zoho.accounts;

import org.jspecify.annotations.NullMarked;
