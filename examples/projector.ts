import { createSummaryWriter } from "runlens/writer";

const WORDS = ["cat", "dog", "horse", "red", "green", "blue"];
const DIMENSIONS = 8;

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "projector" });

await writer.embedding("words", {
  vectors: new Float32Array(WORDS.length * DIMENSIONS).map(() => Math.random()),
  shape: [WORDS.length, DIMENSIONS],
  metadata: {
    columns: ["word", "kind"],
    rows: WORDS.map((word, i) => [word, i < 3 ? "animal" : "colour"]),
  },
  // One picture of 8 × 8 pixels for each word, one behind the other.
  thumbnails: {
    width: 8,
    height: 8,
    channels: 1,
    data: new Uint8Array(WORDS.length * 8 * 8).map((_, i) => 40 * Math.floor(i / 64)),
  },
});

await writer.close();
