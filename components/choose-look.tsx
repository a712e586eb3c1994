import { remember } from "#components/remember";

/** Shows theme or density at once, and keeps the choice for the next visit: in a cookie for the server, in storage as a spare. */
export function chooseLook(name: "theme" | "density", value: string): void {
  document.documentElement.dataset[name] = value;
  remember(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be switched off; the cookie is enough.
  }
}
