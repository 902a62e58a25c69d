export { logged, loggedStore, type LoggedFile } from "@runlens/grpc/test-support";
