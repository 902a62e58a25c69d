import { logRun, temporaryDirectory } from "./logs.ts";

const RATE = 8000;
const HALF_A_SECOND = { sampleRateHz: RATE, samples: tone(440, 0.5) };
const A_SECOND = { sampleRateHz: RATE, channels: 2, samples: tone(880, 2) };

function tone(hertz: number, secs: number): Float32Array {
  return Float32Array.from(
    { length: RATE * secs },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}

/** A second of sound in two runs. */
export async function makeSoundsOfTwoRuns(): Promise<string> {
  const directory = await temporaryDirectory();
  for (const run of ["a", "b"]) {
    await logRun(directory, run, (writer) => writer.audio("tone", A_SECOND, 0));
  }
  return directory;
}

/** A run "a" with two clips at step 0, one at step 10 and what is no sound under another tag. */
export async function makeSounds(): Promise<string> {
  const directory = await temporaryDirectory();
  await logRun(directory, "a", (writer) => {
    writer.audio(
      "tone",
      [{ sound: HALF_A_SECOND, label: "first *clip* <b>bold</b>" }, { sound: A_SECOND }],
      0,
    );
    writer.audio("tone", HALF_A_SECOND, 10);
    writer.tensor("broken", { shape: [1], values: ["OggS is not all it takes"] }, 0, {
      pluginName: "audio",
    });
  });
  return directory;
}
