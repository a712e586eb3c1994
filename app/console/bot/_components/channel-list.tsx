"use client";

import type { ReactNode } from "react";
import { CardBody } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";

interface ChannelListProps<Channel> {
  readonly channels: readonly Channel[];
  /** A {@link ChannelRow} for each. */
  readonly row: (channel: Channel) => ReactNode;
  /** What is said while there are none. */
  readonly none: { readonly title: string; readonly text: string };
}

/** The channels of a network, in its card. */
export function ChannelList<Channel>({ channels, row, none }: ChannelListProps<Channel>) {
  return (
    <CardBody flush>
      {channels.length === 0 ? (
        <EmptyState className="py-6" title={none.title}>
          {none.text}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border">{channels.map(row)}</ul>
      )}
    </CardBody>
  );
}
