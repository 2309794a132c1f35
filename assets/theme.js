// Sets the chosen theme before the first paint. The choice is kept as JSON by the app (src/theme.rs).
try {
  const theme = JSON.parse(localStorage.getItem("reply-coach.theme"));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage blocked or unreadable: the system's theme holds.
}
