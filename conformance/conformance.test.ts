import { readFileSync } from "node:fs";
import { findPlugins, VERSION } from "@runlens/cli";
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from "vitest";
import { haveNginx } from "../tools/support/nginx.ts";
import { knownDifferences } from "./known-differences.ts";
import {
  answerBelow,
  haveRecordings,
  readRecording,
  RECORDINGS,
  titleOf,
  type Exchange,
  type RecordingName,
} from "./recordings.ts";
import { comparable, PLACES, startReplay, type Replay } from "./replay.ts";

const DIFFERENCES = knownDifferences(VERSION);

/** What we answer today: the server's own routes, those of our plugins, the page, and what is nowhere. */
const OURS = [
  /^\/$/,
  /^\/data\/[^/]+$/,
  ...(await findPlugins()).map(({ id }) => new RegExp(`^/data/plugin/${id}/`)),
];
const EXPERIMENT = /^\/experiment\/[^/]+(?=\/)/;

function isOurs({ path }: Exchange): boolean {
  return OURS.some((route) => route.test(path.replace(EXPERIMENT, "")));
}

const names = Object.keys(RECORDINGS) as RecordingName[];
const replayed = new Map(names.map((name) => [name, readRecording(name).filter(isOurs)]));

if (!haveRecordings) process.stdout.write("conformance: skipped, no ../shared/fixtures here\n");
if (!haveNginx) process.stdout.write("conformance: not behind nginx, which is not installed\n");

describe.skipIf(!haveRecordings)("TensorBoard's recorded answers", () => {
  const places = PLACES.filter(({ proxy }) => haveNginx || proxy === undefined);
  describe.each(places)("at $name", (place) => {
    const count = { passed: 0, failed: 0, excused: 0 };
    afterAll(() => {
      const { passed, failed, excused } = count;
      process.stdout.write(
        `conformance at ${place.name}: ${passed} answers equal, ${failed} failed, ${excused} different on purpose\n`,
      );
    });

    describe.each(names)("of %s", (name) => {
      let replay: Replay;
      beforeAll(async () => {
        replay = await startReplay(name, place);
        return () => replay.close();
      });

      it.each((replayed.get(name) ?? []).map((exchange) => [titleOf(exchange), exchange] as const))(
        "%s",
        async (_title, exchange) => {
          onTestFailed(() => {
            count.failed += 1;
          });
          const recorded = answerBelow(place.pathPrefix, exchange.answer);
          const difference = DIFFERENCES.find((known) => known.applies(exchange));
          const wanted = difference?.answer(recorded) ?? recorded;
          const ours = await comparable(await replay.answer(exchange), wanted);
          const comparedAs = difference?.comparedAs ?? ((json: unknown) => json);
          expect({ ...ours, json: comparedAs(ours.json) }).toEqual({
            ...wanted,
            json: comparedAs(wanted.json),
          });
          if (difference !== undefined) expect(ours).not.toEqual(recorded);
          count[difference === undefined ? "passed" : "excused"] += 1;
        },
      );
    });
  });

  it.each(DIFFERENCES)("$request really differs as docs/known-differences.md says", (known) => {
    const excused = [...replayed.values()].flat().filter((exchange) => known.applies(exchange));
    expect(excused).not.toEqual([]);
  });
});

describe("docs/known-differences.md", () => {
  it("has one row for each difference that the replay excuses", () => {
    const url = new URL("../docs/known-differences.md", import.meta.url);
    const rows = readFileSync(url, "utf8")
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .filter(([, request]) => request?.startsWith("`/"));
    expect(rows).toEqual(
      DIFFERENCES.map(({ request, differs, reason }) => [
        "",
        `\`${request}\``,
        differs,
        reason,
        "",
      ]),
    );
  });
});
