/** What the clients of Zoho's services share: connections, answers, and text that is safe to show. */
@NullMarked
package dev.waybill.zoho.http;

import org.jspecify.annotations.NullMarked;
