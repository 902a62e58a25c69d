import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { bindPort, DEFAULT_PORT } from "./port.ts";

function setup() {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** Listens on 127.0.0.1 and gives the port that it got. */
  function listen(port: number, host = "127.0.0.1"): Promise<number> {
    return new Promise((resolve, reject) => {
      const server = createServer();
      server.once("error", reject);
      server.listen({ port, host }, () => {
        servers.push(server);
        const address = server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  }
  return { listen };
}

describe("bindPort", () => {
  const { listen } = setup();

  it("takes the port that was asked for", async () => {
    const asked: number[] = [];
    const bound = await bindPort(0, "localhost", async (port) => {
      asked.push(port);
      return listen(port);
    });
    expect(asked).toEqual([0]);
    expect(bound).toBeGreaterThan(0);
  });

  it("tries no other when that one is in use", async () => {
    const taken = await listen(0);
    await expect(bindPort(taken, "localhost", listen)).rejects.toMatchObject({
      code: "cli.portInUse",
      exitCode: 255,
    });
  });

  it("goes through a hundred ports by default and stops at the first free one", async () => {
    const asked: number[] = [];
    const inUse = Object.assign(new Error("in use"), { code: "EADDRINUSE" });
    const bind = async (port: number): Promise<number> => {
      asked.push(port);
      throw inUse;
    };
    await expect(bindPort("default", "localhost", bind)).rejects.toMatchObject({
      code: "cli.noFreePort",
      exitCode: 255,
    });
    expect(asked.every((port) => port >= DEFAULT_PORT && port < DEFAULT_PORT + 100)).toBe(true);
    expect(asked).toEqual(asked.toSorted((a, b) => a - b));
  });

  it("knows that ports end at 65535", async () => {
    await expect(bindPort(65_536, "localhost", listen)).rejects.toMatchObject({
      code: "cli.portTooLarge",
      exitCode: 255,
    });
  });

  it("names an address that the machine does not have", async () => {
    const address = "192.0.2.1";
    await expect(bindPort(0, address, (port) => listen(port, address))).rejects.toMatchObject({
      code: "cli.addressUnavailable",
      exitCode: 1,
    });
  });
});
