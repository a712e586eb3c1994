"use client";

import { useState } from "react";
import { toast } from "sonner";
import { useWords } from "#components/use-words";
import { paramsOf } from "#core/events/filter-address";
import type { LogView } from "#core/log-views/log-views";
import { deleteView, refilterView, saveView } from "../actions.ts";
import type { Filters } from "./use-filters.ts";

/** Longer than other news stays: somebody has to read it, and decide. */
const UNDO_MS = 10_000;

const idle = { status: "idle" } as const;

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

interface ViewActionsOptions {
  readonly filters: Filters;
  readonly onShow: (filters: Filters) => void;
}

/** What is done to a saved view at a click, with what went wrong the last time. */
export function useViewActions({ filters, onShow }: ViewActionsOptions) {
  const t = useWords("console");
  const [problem, setProblem] = useState<string | null>(null);

  async function refilter({ id }: LogView, query: string) {
    const state = await refilterView(idle, formOf({ id, query }));
    setProblem(state.status === "failed" ? state.message : null);
    if (state.status === "done") toast.success(state.message);
  }

  async function bringBack({ name, query, shared }: LogView) {
    const state = await saveView(
      idle,
      formOf({ name, query, ...(shared ? { shared: "on" } : {}) }),
    );
    setProblem(state.status === "failed" ? state.message : null);
    if (state.status === "done") onShow({ params: paramsOf(query), viewId: state.viewId });
  }

  async function remove(view: LogView) {
    const state = await deleteView(idle, formOf({ id: view.id }));
    setProblem(state.status === "failed" ? state.message : null);
    if (state.status !== "done") return;
    onShow({ ...filters, viewId: "" });
    const action = { label: t("logs.views.undo"), onClick: () => void bringBack(view) };
    toast.success(state.message, { action, duration: UNDO_MS });
  }

  return { problem, refilter, remove };
}
