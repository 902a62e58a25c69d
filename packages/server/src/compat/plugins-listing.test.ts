import { existsSync } from "node:fs";
import { createStore } from "@runlens/store";
import { describe, expect, it } from "vitest";
import { setup } from "../test-support/setup.ts";
import { pluginsListing } from "./plugins-listing.ts";
import { TABS_WITHOUT_DASHBOARD } from "./tabs-without-dashboard.ts";

const PLUGINS = new URL("../../../../plugins/", import.meta.url);

describe("the listing of plugins", () => {
  it("says how TensorBoard's page mounts a plugin, and whether it has data", async () => {
    const { json } = setup({});
    expect(await json("/data/plugins_listing")).toMatchObject({
      scalars: {
        disable_reload: false,
        enabled: true,
        loading_mechanism: { type: "CUSTOM_ELEMENT", element_name: "tf-scalar-dashboard" },
        remove_dom: false,
        tab_name: "scalars",
      },
      "debugger-v2": { enabled: false, loading_mechanism: { type: "NG_COMPONENT" } },
    });
  });

  it("has the order of TensorBoard's tabs, those without a dashboard among them", async () => {
    const plugins = [
      ["audio", 4],
      ["images", 3],
      ["mesh", 13],
      ["timeseries", 0],
    ] as const;
    const loaded = plugins.map(([id, place]) => ({
      id,
      reads: [id],
      tensorBoardTab: { tabName: id, elementName: id, disableReload: false, place },
      backend: () => [],
    }));
    const listing = await pluginsListing(createStore().reader, loaded, "", "");
    expect(Object.keys(listing)).toEqual([
      "timeseries",
      "images",
      "audio",
      "debugger-v2",
      "graphs",
      "profile_redirect",
      "mesh",
      "wit_redirect",
      "projector",
    ]);
  });

  it("has no line of its own for a tab that a folder of plugins/ brings", () => {
    expect(existsSync(new URL("scalars", PLUGINS))).toBe(true);
    const brought = TABS_WITHOUT_DASHBOARD.filter(({ id }) => existsSync(new URL(id, PLUGINS)));
    expect(brought).toEqual([]);
  });

  it.each([
    ["", "/data/plugin/projector/index.js"],
    ["/experiment/lab", "/experiment/lab/data/plugin/projector/index.js"],
  ])("leads to modules below the path prefix and %j", async (segment, path) => {
    const { json } = setup({ settings: { pathPrefix: "/a/b" } });
    expect(await json(`/a/b${segment}/data/plugins_listing`)).toMatchObject({
      projector: { loading_mechanism: { type: "IFRAME", module_path: `/a/b${path}` } },
    });
  });
});
