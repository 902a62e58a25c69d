import { expect, it, vi } from "vitest";
import { createLinkedZoom } from "./linked-zoom.ts";

it("knows the newest place of all cards on an axis, until a card is gone", () => {
  const zoom = createLinkedZoom();
  const listener = vi.fn();
  zoom.follow(listener);
  zoom.setNewest("loss", { xAxis: "step", place: 100 });
  zoom.setNewest("val/loss", { xAxis: "step", place: 90 });
  zoom.setNewest("lr", { xAxis: "wall", place: 5000 });
  expect(zoom.newest("step")).toBe(100);
  zoom.setNewest("val/loss", { xAxis: "step", place: 110 });
  expect(zoom.newest("step")).toBe(110);
  zoom.setNewest("val/loss", undefined);
  expect(zoom.newest("step")).toBe(100);
  expect(zoom.newest("relative")).toBeUndefined();
  expect(listener).toHaveBeenCalledTimes(5);
});
