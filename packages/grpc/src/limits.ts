/** Bytes of one message, either way: as much as TensorBoard takes. */
export const MAX_MESSAGE_BYTES = 256 * 1024 ** 2;

/** Bytes of a blob in one message of the stream: as TensorBoard's data server cuts them. */
export const BLOB_PIECE_BYTES = 8 * 1024 ** 2;

/** Calls at once on one connection; more wait on the client's side. */
export const MAX_CONCURRENT_CALLS = 128;

/** Of one connection, for what waits to be sent. Node's own limit, 10, is less than one message. */
export const MAX_SESSION_MEMORY_MB = 1024;
