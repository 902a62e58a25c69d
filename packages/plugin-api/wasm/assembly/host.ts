/** Writes the JSON of any number at an address, and returns the one behind it. */
export declare function writeOther(value: f64, at: usize): usize;
