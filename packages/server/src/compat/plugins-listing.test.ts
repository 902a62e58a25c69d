import { createStore } from "@runlens/store";
import { expect, it } from "vitest";
import { pluginsListing } from "./plugins-listing.ts";

it("lists plugins in the order of TensorBoard's tabs, not in that of their folders", async () => {
  const plugins = [
    ["audio", 4],
    ["images", 3],
    ["timeseries", 0],
  ] as const;
  const loaded = plugins.map(([id, place]) => ({
    id,
    reads: [id],
    tensorBoardTab: { tabName: id, elementName: id, disableReload: false, place },
    backend: () => [],
  }));
  const listing = await pluginsListing(createStore().reader, loaded, "");
  expect(Object.keys(listing)).toEqual(["timeseries", "images", "audio"]);
});
