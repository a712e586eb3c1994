/** What somebody asked the log for, read from an address and held against single rows. */
import { z } from "zod";
import { fold } from "#core/irc/casemapping";
import { EVENT_GROUPS, EVENT_KINDS, type EventGroup, GROUP_NAMES, type Severity } from "./kinds.ts";
import { isOfModule } from "./module-rows.ts";
import type { LogRow } from "./rights.ts";
import { matchesTerms, type Term, termsOf } from "./terms.ts";

export interface LogFilter {
  /** Kinds to show; empty shows all. */
  readonly kinds: readonly string[];
  readonly networkId: string | null;
  readonly channel: string | null;
  readonly nick: string | null;
  /** Rows that count this much or more; null shows all. */
  readonly severity: Exclude<Severity, "info"> | null;
  /** What its commands did, and what became of it. */
  readonly module: string | null;
  /** The reference that rows of one request share. */
  readonly requestId: string | null;
  /** From this moment on. */
  readonly since: Date | null;
  /** Before this moment. */
  readonly until: Date | null;
  /** Words to search for, as typed. */
  readonly text: string;
  readonly terms: readonly Term[];
}

/** As modules may be called. */
const MODULE = /^[a-z0-9-]{1,32}$/;
const MAX_TEXT = 200;
const MAX_NAME = 200;

/**
 * Reads `kind` (groups or kinds, by comma), `network`, `channel`, `nick`, `severity` (warn or error: at least that), `module`, `request`,
 * `since` and `until` (ISO 8601, UTC) and `q`. What makes no sense is left out.
 */
export function readFilter(params: URLSearchParams): LogFilter {
  const text = (params.get("q") ?? "").slice(0, MAX_TEXT).trim();
  const name = (key: string) => params.get(key)?.trim().slice(0, MAX_NAME) || null;
  const severity = params.get("severity");
  return {
    kinds: kindsOf(params.get("kind") ?? ""),
    networkId: name("network"),
    channel: name("channel"),
    nick: name("nick"),
    severity: severity === "warn" || severity === "error" ? severity : null,
    module: MODULE.exec(params.get("module") ?? "")?.[0] ?? null,
    requestId: name("request"),
    since: momentOf(params.get("since")),
    until: momentOf(params.get("until")),
    text,
    terms: termsOf(text),
  };
}

function momentOf(text: string | null): Date | null {
  const read = z.iso.datetime().safeParse(text);
  return read.success ? new Date(read.data) : null;
}

function kindsOf(list: string): string[] {
  const kinds = list.split(",").flatMap((name): readonly string[] => {
    if (GROUP_NAMES.includes(name as EventGroup)) return EVENT_GROUPS[name as EventGroup];
    return (EVENT_KINDS as readonly string[]).includes(name) ? [name] : [];
  });
  return [...new Set(kinds)];
}

/** Every way a network might fold the name: networks differ, and a filter need not name one. */
export function foldings(name: string): string[] {
  return [...new Set([fold(name, "rfc1459"), fold(name, "rfc1459-strict"), fold(name, "ascii")])];
}

/** True for a filter that lets everything through. */
export function isOpen(filter: LogFilter): boolean {
  const { kinds, terms: _terms, text, ...others } = filter;
  return kinds.length === 0 && text === "" && Object.values(others).every((one) => one === null);
}

/** The severities that count as much or more. */
export const atLeast = (severity: Exclude<Severity, "info">): readonly Severity[] =>
  severity === "error" ? ["error"] : ["warn", "error"];

/** Prepares a filter for many rows. Takes rows as their reader sees them, so that hidden words cannot be guessed at. */
export function rowMatcher(filter: LogFilter): (row: LogRow) => boolean {
  const kinds = filter.kinds.length > 0 ? new Set(filter.kinds) : null;
  const sameName = (wanted: string | null) => {
    if (wanted === null) return () => true;
    const folded = new Set(foldings(wanted));
    return (name: string | null) => name !== null && foldings(name).some((one) => folded.has(one));
  };
  const channel = sameName(filter.channel);
  const nick = sameName(filter.nick);
  const severities: readonly string[] | null = filter.severity && atLeast(filter.severity);
  return (row) =>
    (kinds === null || kinds.has(row.kind)) &&
    (filter.networkId === null || row.networkId === filter.networkId) &&
    channel(row.channel) &&
    nick(row.nick) &&
    (severities === null || severities.includes(row.severity)) &&
    (filter.module === null || isOfModule(filter.module, row)) &&
    (filter.requestId === null || row.requestId === filter.requestId) &&
    (filter.since === null || row.at >= filter.since.toISOString()) &&
    (filter.until === null || row.at < filter.until.toISOString()) &&
    (filter.text === "" ||
      (!row.withheld && matchesTerms(filter.terms, `${row.text} ${row.nick ?? ""}`)));
}
