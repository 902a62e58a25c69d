// Runs on the machine's own Node, before anything is installed: plain JavaScript.
import { requireNode, install, runTypeScript } from "./bootstrap.mjs";

requireNode();
install();
runTypeScript("test.ts", process.argv.slice(2));
