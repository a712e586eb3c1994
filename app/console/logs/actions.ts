"use server";

import { revalidatePath } from "next/cache";
import { newViewInput, viewFiltersInput, viewInput, viewNameInput } from "#core/log-views/form";
import {
  deleteView as deleteOf,
  refilterView as refilter,
  renameView as rename,
  saveView as save,
} from "#core/log-views/log-views";
import { action } from "#web/action";
import { db } from "#web/db";
import { getWords } from "#web/words";

/** What to say, once the page knows of it. */
async function told(key: "saved" | "renamed" | "updated" | "deleted", name: string) {
  revalidatePath("/console/logs");
  return (await getWords("console"))(`logs.views.${key}`, { name });
}

export const saveView = action({
  level: "operator",
  asReader: true,
  input: newViewInput,
  async run(draft, { id, level }) {
    const viewId = await save(db, { id, level }, draft, new Date());
    return { message: await told("saved", draft.name), viewId };
  },
});

export const renameView = action({
  level: "operator",
  asReader: true,
  input: viewNameInput,
  async run(draft, { id, level }) {
    await rename(db, { id, level }, draft, new Date());
    return { message: await told("renamed", draft.name), viewId: draft.id };
  },
});

export const refilterView = action({
  level: "operator",
  asReader: true,
  input: viewFiltersInput,
  async run(view, { id }) {
    const name = await refilter(db, id, view, new Date());
    return { message: await told("updated", name) };
  },
});

export const deleteView = action({
  level: "operator",
  asReader: true,
  input: viewInput,
  async run(view, { id }) {
    return { message: await told("deleted", await deleteOf(db, id, view.id)) };
  },
});
