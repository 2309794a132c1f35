// Sets the chosen theme and text size before the first paint. The choices are kept as JSON by the app (src/settings.rs).
try {
  const { theme, text } = JSON.parse(localStorage.getItem("reply-coach.settings")) ?? {};
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (["small", "large", "huge"].includes(text)) document.documentElement.dataset.text = text;
} catch {
  // Storage blocked or unreadable: the system's theme holds.
}
