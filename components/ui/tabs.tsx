"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ComponentProps } from "react";
import { tabClass, tabListClass } from "#components/ui/tab-class";

/** Panels of one page that share a place. For tabs that are pages of their own use `NavTabs`. */
export const Tabs = Base.Root;

export function TabList(props: Omit<ComponentProps<typeof Base.List>, "className">) {
  return <Base.List {...props} className={tabListClass} />;
}

export function Tab(props: Omit<ComponentProps<typeof Base.Tab>, "className">) {
  return <Base.Tab {...props} className={tabClass} />;
}

export function TabPanel(props: Omit<ComponentProps<typeof Base.Panel>, "className">) {
  return <Base.Panel {...props} className="pt-4 outline-offset-4" />;
}
