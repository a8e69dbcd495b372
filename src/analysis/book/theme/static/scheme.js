// The colours that a reader chose, before anything is drawn; without a choice, those of the system.
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch { /* storage is refused: the system's colours */ }
