#!/usr/bin/env node
import { userCacheDirectory } from "@runlens/index/user-cache";
import nodeModule from "node:module";
import { join } from "node:path";

// Compiled code is kept for the next start, where Node can do that: not before 22.1.
if ("enableCompileCache" in nodeModule) {
  nodeModule.enableCompileCache(join(userCacheDirectory(), "code"));
}
await import("./command.ts");
