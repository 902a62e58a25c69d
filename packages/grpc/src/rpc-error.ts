/** Status codes of gRPC that we answer with. Source: grpc.io/docs/guides/status-codes. */
export const RPC_STATUS = {
  ok: 0,
  invalidArgument: 3,
  notFound: 5,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const;

export type RpcStatus = (typeof RPC_STATUS)[keyof typeof RPC_STATUS];

/** A call that fails as its caller is told, and nobody else. */
export class RpcError extends Error {
  readonly status: RpcStatus;

  constructor(status: RpcStatus, details: string) {
    super(details);
    this.name = "RpcError";
    this.status = status;
  }
}

export function invalidArgument(details: string): RpcError {
  return new RpcError(RPC_STATUS.invalidArgument, details);
}

export function messageTooLarge(maxBytes: number): RpcError {
  const details = `the message is larger than ${maxBytes} bytes; ask for fewer series or points`;
  return new RpcError(RPC_STATUS.resourceExhausted, details);
}
