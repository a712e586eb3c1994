"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { remember } from "#components/remember";
import { Button } from "#components/ui/button";
import { Kbd } from "#components/ui/kbd";
import { useWords } from "#components/use-words";
import type { Level } from "#core/levels";
import type { PalettePlace } from "./results.ts";
import { SingleKeys, useSingleKeys } from "./single-keys.tsx";

// Loaded when somebody asks for them. They import nothing of Next: what they share with pages would become a file more for each page.
const Palette = lazy(() => import("./palette.tsx").then((file) => ({ default: file.Palette })));
const KeyHelp = lazy(() => import("./key-help.tsx").then((file) => ({ default: file.KeyHelp })));

/** After `g`, the letter of a place has to come within this time. */
const SEQUENCE_MS = 1_500;

const OpenPalette = createContext(() => {});

interface ConsoleKeysProps {
  readonly places: readonly PalettePlace[];
  /** What they may ask the bot for. */
  readonly level: Level;
  /** From the cookie `shortcuts`. */
  readonly singleKeys: boolean;
  readonly children: ReactNode;
}

/** The console's keys: the search for everything, going to pages, and the list of all that. */
export function ConsoleKeys({ places, level, singleKeys, children }: ConsoleKeysProps) {
  const [shown, setShown] = useState<"palette" | "help" | null>(null);
  const [on, setOn] = useState(singleKeys);
  const modifier = useModifier();
  const router = useRouter();

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const isChord = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
    if (!isChord || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    setShown(shown === "palette" ? null : "palette");
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  function choose(next: boolean) {
    remember("shortcuts", next ? "on" : "off");
    setOn(next);
  }

  return (
    <SingleKeys value={on}>
      <OpenPalette value={() => setShown("palette")}>
        <Shortcuts places={places} onShow={setShown} />
        {children}
      </OpenPalette>
      <Suspense>
        {shown === "palette" && (
          <Palette
            places={places}
            level={level}
            onGo={(href) => router.push(href)}
            onClose={() => setShown(null)}
          />
        )}
        {shown === "help" && (
          <KeyHelp
            places={places}
            modifier={modifier}
            singleKeys={on}
            onSingleKeys={choose}
            onClose={() => setShown(null)}
          />
        )}
      </Suspense>
    </SingleKeys>
  );
}

interface ShortcutsProps {
  readonly places: readonly PalettePlace[];
  readonly onShow: (what: "palette" | "help") => void;
}

function Shortcuts({ places, onShow }: ShortcutsProps) {
  const router = useRouter();
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  useSingleKeys((event) => {
    const { key, timeStamp } = event;
    const isSecond = timeStamp - wentAt.current < SEQUENCE_MS;
    wentAt.current = key === "g" && !isSecond ? timeStamp : Number.NEGATIVE_INFINITY;
    const place = isSecond && places.find(({ letter }) => letter === key);
    if (place) router.push(place.href);
    else if (key === "/") focusSearch(() => onShow("palette"));
    else if (key === "?") onShow("help");
    else return;
    event.preventDefault();
  });
  return null;
}

/** The search of the page, where it has one. */
function focusSearch(otherwise: () => void): void {
  const search = document.querySelector<HTMLInputElement>("main input[type=search]");
  if (!search) {
    otherwise();
    return;
  }
  search.focus();
  search.select();
}

const nothing = () => () => {};

/** As the keyboard at hand calls it. */
function useModifier(): string {
  return useSyncExternalStore(
    nothing,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}

/** In the top bar: looks like a field, opens the search. An icon alone where there is little room. */
export function PaletteButton() {
  const t = useWords("console");
  const open = use(OpenPalette);
  const modifier = useModifier();
  return (
    <Button
      size="sm"
      onClick={open}
      className="gap-2 text-muted-foreground max-md:size-control max-md:border-transparent max-md:bg-transparent max-md:p-0 max-md:text-foreground max-md:shadow-none"
    >
      <Search aria-hidden="true" />
      <span className="max-md:sr-only">{t("palette.title")}</span>
      <span aria-hidden="true" className="hidden gap-1 lg:flex">
        <Kbd>{modifier}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </Button>
  );
}
