// Light or dark: as the system says, until somebody chooses.

const CHOICES = ["auto", "light", "dark"];

function remembered() {
  try {
    return localStorage.getItem("l9-theme");
  } catch {
    return null; // Some browsers keep nothing for files.
  }
}

function remember(choice) {
  try {
    localStorage.setItem("l9-theme", choice);
  } catch {
    // It holds until the page is closed.
  }
}

/** Makes the button work; "changed" is called when colours are others. */
export function startTheme(changed) {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let choice = CHOICES.includes(remembered()) ? remembered() : "auto";

  function apply() {
    root.dataset.theme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    button.textContent = { auto: "◐ Auto", light: "☀ Light", dark: "☾ Dark" }[choice];
    button.setAttribute("aria-label", "Colours: " + choice + ". Change");
    changed();
  }

  button.addEventListener("click", () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    remember(choice);
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}
