import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/**
 * Wraps the page. Tooltips open at once when the pointer comes from another one, and
 * no `<style>` element is made, so that a strict content security policy holds.
 */
export function WidgetsProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={400}>{children}</Tooltip.Provider>
    </CSPProvider>
  );
}
