import { connect } from "node:net";

const PATIENCE_MS = 1000;

/** Whether a program accepts connections there. */
export function isAnswering(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
    function settle(answers: boolean): void {
      socket.destroy();
      resolve(answers);
    }
  });
}
