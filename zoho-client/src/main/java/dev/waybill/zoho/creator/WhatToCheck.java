package dev.waybill.zoho.creator;

import java.util.Optional;

/** What a human must check when Creator answers a code that repeating does not cure. Source: Zoho Creator facts 5.1. */
final class WhatToCheck {

    private WhatToCheck() {}

    /** Empty if the code is not one of these. */
    static Optional<String> of(int code, String text) {
        return Optional.ofNullable(
                switch (code) {
                    case 1020 -> "the method is not served here, check the API address";
                    case 1040 -> "check the account owner's name, it is not the e-mail address";
                    case 1060, 2933 -> "give the token's user permission for this application";
                    case 1080 -> "the application is disabled, enable it in Creator";
                    case 1090 -> "there is no such component, check the application's and the report's link name";
                    case 1130 -> "switch on API access in the permission set of the token's user";
                    case 2892 -> "there is no such application, check its link name";
                    case 2893 -> "there is no such form, check its link name";
                    case 2894 -> "there is no such report, check its link name";
                    case 2895, 2896, 2897, 2898, 2899 ->
                        "give the token's user permission to view and to update records of this report";
                    case 2945 ->
                        text.contains("EXTRA_KEY")
                                ? "the request has a member that Creator does not know, report it"
                                : "make a refresh token with the scopes ZohoCreator.report.READ and"
                                        + " ZohoCreator.report.UPDATE";
                    case 2900, 2901, 3400 ->
                        "check WAYBILL_CREATOR_CRITERIA and the link names of the fields, the criteria are not accepted";
                    case 3710 -> "there is no such field, check the link names under WAYBILL_CREATOR_FIELDS";
                    case 9210 -> "a header or the page cursor is not accepted";
                    case 3970, 9250 ->
                        "the page size is not accepted, set WAYBILL_CREATOR_PAGE_SIZE to 200, 500 or 1000";
                    default -> null;
                });
    }
}
