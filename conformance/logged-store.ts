export {
  logged,
  loggedStore,
  type LoggedFile,
} from "../packages/grpc/src/test-support/logged-store.ts";
