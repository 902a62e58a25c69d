const VERSION_FIELD_KEY = 0x08; // field 1, varint
const CURRENT_VERSION = 0;

/**
 * Whether a series was written for the version of plugin data that we know.
 *
 * @param content of the plugin's data: a protobuf message whose field 1 is an int32
 * version. Writers leave a version of 0 out or write it as the one byte 0.
 */
export function isCurrentVersion(content: Uint8Array): boolean {
  return content[0] !== VERSION_FIELD_KEY || content[1] === CURRENT_VERSION;
}
