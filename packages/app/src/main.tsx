import { prefetchLater, WidgetsProvider } from "@runlens/widgets";
import "@runlens/widgets/tokens.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Frame } from "./frame.tsx";
import { dashboardQuery, likelyDashboard, manifests } from "./plugins.ts";
import { SessionProvider, startSession } from "./session.ts";

/** First charts come first. */
const PREFETCH_AFTER_MS = 1_000;

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const session = startSession(manifests);
const likely = likelyDashboard(session.url.get().dashboard);
void session.queryClient.prefetchQuery(dashboardQuery(likely));
createRoot(root).render(
  <StrictMode>
    <SessionProvider value={session}>
      <QueryClientProvider client={session.queryClient}>
        <WidgetsProvider>
          <Frame />
        </WidgetsProvider>
      </QueryClientProvider>
    </SessionProvider>
  </StrictMode>,
);
setTimeout(prefetchLater, PREFETCH_AFTER_MS);
