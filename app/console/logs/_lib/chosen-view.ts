import type { LogView, LogViews } from "#core/log-views/log-views";

/** Saved views to choose from, and what the reader may do with them. */
export interface SavedViews extends LogViews {
  readonly mayShare: boolean;
}

export interface ChosenView {
  readonly view: LogView;
  readonly isOwn: boolean;
  /** The filters are no longer those of the view. */
  readonly isChanged: boolean;
}

/** The view that the address names, else one that has just these filters. */
export function chosenView(
  { own, shared }: LogViews,
  viewId: string,
  query: string,
): ChosenView | null {
  const all = [...own, ...shared];
  const view = all.find(({ id }) => id === viewId) ?? all.find((one) => one.query === query);
  if (!view) return null;
  return { view, isOwn: own.includes(view), isChanged: view.query !== query };
}
