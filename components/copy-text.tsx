/** Puts text on the clipboard and tells whether that worked. Browsers offer `navigator.clipboard` over https only. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused, for instance by a permission: the old way may still do.
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.readOnly = true;
  box.className = "fixed top-0 left-0 opacity-0";
  // Inside an open dialog, as focus may not leave it.
  (before?.closest("[role=dialog], [role=alertdialog]") ?? document.body).append(box);
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
