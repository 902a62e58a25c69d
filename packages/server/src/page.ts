import { relativeRoot } from "./address.ts";
import type { ServerReply } from "./response.ts";
import type { StaticFiles } from "./static-files.ts";

const HTML = "text/html; charset=utf-8";

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Runlens: page not built</title>
<h1>The page is not built yet</h1>
<p>The server runs and answers its <a href="./api/v1/openapi.json">API</a>, but the files of the page are missing.</p>
<p>In a checkout of Runlens, run <code>npm start</code>, which builds them, or <code>npm run build</code>; then reload this page.</p>
</html>
`;

/**
 * The one page of the front end. Its head says where the path prefix starts, in the
 * way of TensorBoard's page.
 *
 * @param scriptRoot of the request, decoded.
 */
export async function pageReply(
  staticFiles: StaticFiles | undefined,
  scriptRoot: string,
  pathPrefix: string,
): Promise<ServerReply> {
  const file = await staticFiles?.read("/index.html");
  if (file === undefined) return { status: 503, contentType: HTML, body: NOT_BUILT };
  const root = relativeRoot(scriptRoot, pathPrefix);
  const meta = `<meta name="tb-relative-root" content="${root}">`;
  const html = new TextDecoder().decode(file.bytes).replace(/<head\b[^>]*>/, (head) => head + meta);
  return { status: 200, contentType: HTML, body: html };
}
