/**
 * When the checksums of payloads are checked: while loading; when everything is shown;
 * never. What is appended to a file that is followed is checked at once, unless never.
 */
export type VerifyMode = "now" | "later" | "off";
