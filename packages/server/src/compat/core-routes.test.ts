import { describe, expect, it } from "vitest";
import { setup } from "../test-support/setup.ts";

describe("TensorBoard's core routes", () => {
  it.each([
    [
      "/data/environment",
      {
        version: "1.2.3",
        data_location: "logs",
        window_title: "Lab",
        experiment_name: "",
        experiment_description: "",
        creation_time: 0,
      },
    ],
    ["/data/logdir", { logdir: "logs" }],
    ["/data/window_properties", { window_title: "Lab" }],
    ["/data/runs", ["exp/val", "exp/train"]],
    ["/data/experiments", []],
    ["/data/experiment_runs", []],
    ["/notifications_note.json", { notifications: [] }],
  ])("%s", async (path, body) => {
    const { json } = setup({ settings: { windowTitle: "Lab" } });
    expect(await json(path)).toEqual(body);
    expect(await json(`/experiment/any${path}`)).toEqual(body);
  });

  it("list a plugin without data as not enabled", async () => {
    const { json } = setup({ runs: {} });
    expect(await json("/data/plugins_listing")).toMatchObject({ scalars: { enabled: false } });
  });

  it("send notifications to the note", async () => {
    const { get } = setup();
    const response = await get("/data/notifications");
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("../notifications_note.json");
  });

  it.each([
    ["", 404, "Not found"],
    ["?name=nope", 404, "Not found: nope"],
    ["?name=scalars", 400, "Plugin is not module loadable"],
  ])("answer plugin_entry.html%s with %i", async (query, status, text) => {
    const { get } = setup();
    const response = await get(`/data/plugin_entry.html${query}`);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
  });
});
