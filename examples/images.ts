import { createSummaryWriter } from "runlens/writer";

const SIZE = 64;

const [logdir = "logs"] = process.argv.slice(2);
const writer = createSummaryWriter(logdir, { run: "images" });

for (let step = 0; step < 5; step++) {
  // Pixels by row; 1 channel is gray, 3 are RGB, 2 and 4 have alpha. Bytes of a PNG do as well.
  writer.image("gradient", gradient(step), step);
  // Several pictures of one step, of the same size.
  writer.image("channels", [gradient(0), gradient(step)], step);
}

await writer.close();

function gradient(step: number) {
  const data = new Uint8Array(SIZE * SIZE * 3);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) data.set([4 * x, 4 * y, 50 * step], 3 * (y * SIZE + x));
  }
  return { width: SIZE, height: SIZE, channels: 3, data };
}
