/** One flag of a command, declared in one place and nowhere else. */
export interface Flag {
  /** As typed after `--`; TensorBoard's spelling where it has the flag. */
  readonly name: string;
  /** Placeholder of its value; absent for a switch. */
  readonly value?: string;
  readonly group: string;
  readonly help: string;
}
