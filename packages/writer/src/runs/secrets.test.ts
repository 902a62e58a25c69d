import { describe, expect, it } from "vitest";
import { withoutSecrets } from "./secrets.ts";

describe("a command without secrets", () => {
  it.each([
    ["train.ts --lr 0.1 -v", "train.ts --lr 0.1 -v"],
    ["train.ts --token abc --lr 0.1", "train.ts --token *** --lr 0.1"],
    ["train.ts --api-key=abc=def", "train.ts --api-key=***"],
    ["train.ts HF_TOKEN=abc", "train.ts HF_TOKEN=***"],
    ["train.ts --max-tokens 512 --tokenizer bpe", "train.ts --max-tokens 512 --tokenizer bpe"],
    ["train.ts --author me", "train.ts --author me"],
    ["train.ts --no-auth --lr 0.1", "train.ts --no-auth --lr 0.1"],
    ["train.ts --db https://me:pw@host/x", "train.ts --db https://***@host/x"],
    ["train.ts --data s3://bucket/a@b", "train.ts --data s3://bucket/a@b"],
  ])("%s", (command, shown) => {
    expect(withoutSecrets(command.split(" ")).join(" ")).toBe(shown);
  });
});
