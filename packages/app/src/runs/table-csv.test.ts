import { expect, it } from "vitest";
import { tableCsv } from "./table-csv.ts";

it("quotes what needs it, keeps numbers in full and leaves out what is missing", () => {
  const rows = [
    ['a,"b"', 0.1 + 0.2, undefined],
    ["two\nlines", NaN, true],
  ];
  expect(tableCsv(["run", "x", "last(a, b)"], rows)).toBe(
    'run,x,"last(a, b)"\r\n"a,""b""",0.30000000000000004,\r\n"two\nlines",NaN,true\r\n',
  );
});
