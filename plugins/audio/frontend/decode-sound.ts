import { bytesText, RunlensError } from "@runlens/base";
import { soundType, wavSampleRateHz } from "./sound-type.ts";

/** What browsers must take, and what they are asked for where the file does not say. */
const MIN_RATE_HZ = 8000;
const MAX_RATE_HZ = 96_000;
const USUAL_RATE_HZ = 44_100;

/**
 * The samples of a file of sound. The browser decodes it, on a thread of its own; at the
 * file's own rate where it is a WAV file, so that nothing is added or lost.
 *
 * @throws RunlensError `sound.undecodable` for what this browser does not play.
 */
export async function decodeSound(bytes: Uint8Array): Promise<AudioBuffer> {
  const fileRate = wavSampleRateHz(bytes) ?? USUAL_RATE_HZ;
  const rate = Math.min(Math.max(fileRate, MIN_RATE_HZ), MAX_RATE_HZ);
  try {
    // A context that never plays needs no gesture of the user. Decoding takes the bytes away.
    return await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.slice().buffer);
  } catch (error) {
    throw new RunlensError(
      {
        code: "sound.undecodable",
        message: `This browser cannot play the sound: ${soundType(bytes).name}, ${bytesText(bytes.length)}.`,
        hint: "Save it, and open it with another program.",
      },
      { cause: error },
    );
  }
}

/** "2.5 s · 16 kHz · stereo" */
export function formatText({ duration, sampleRate, numberOfChannels }: AudioBuffer): string {
  const channels = ["", "mono", "stereo"][numberOfChannels] ?? `${numberOfChannels} channels`;
  const rate = `${Number((sampleRate / 1000).toFixed(2))} kHz`;
  return `${secsText(duration)} · ${rate} · ${channels}`;
}

/** "0.25 s", "12.3 s", "2:05" */
export function secsText(secs: number): string {
  if (secs < 9.995) return `${secs.toFixed(2)} s`;
  if (secs < 59.95) return `${secs.toFixed(1)} s`;
  const whole = Math.round(secs);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
