// Sets the theme before the first paint; src/theme-choice.ts changes it later. A file of
// its own, because the content security policy allows no inline script.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("runlens.theme");
  } catch {
    // Storage is barred: the system decides.
  }
  const isDark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
})();
