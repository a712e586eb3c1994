"use client";

import { Network } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { remember } from "#components/remember";
import { Button } from "#components/ui/button";
import { Menu, MenuChoice, MenuChoices, MenuContent, MenuTrigger } from "#components/ui/menu";
import { SelectField } from "#components/ui/select-field";
import { Spinner } from "#components/ui/spinner";
import { useWords } from "#components/use-words";
import { useStatus } from "./status-provider.tsx";

/** Remembers the choice for this browser, and draws the page as it is then. */
function useChoice() {
  const router = useRouter();
  const [pending, start] = useTransition();
  function choose(networkId: string) {
    remember("network", networkId);
    start(() => router.refresh());
  }
  return { pending, choose };
}

/** Names by id; none while there is nothing to choose. */
function useNetworks(): readonly (readonly [id: string, name: string])[] {
  const { status } = useStatus();
  const all = status.networks.map(({ id, name }) => [id, name] as const);
  return all.length > 1 ? all : [];
}

interface NetworkSwitchProps {
  /** The chosen network's id; blank for all. */
  readonly chosen: string;
}

/** In the top bar: which network the console looks at. */
export function NetworkSwitch({ chosen }: NetworkSwitchProps) {
  const t = useWords("console");
  const networks = useNetworks();
  const { pending, choose } = useChoice();
  const name = networks.find(([id]) => id === chosen)?.[1];
  if (networks.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger
        size="sm"
        variant={name === undefined ? "ghost" : "secondary"}
        className="max-w-40 max-md:hidden"
      >
        {pending ? <Spinner label={t("networkSwitch.changing")} /> : <Network aria-hidden="true" />}
        <span className="sr-only">{t("networkSwitch.label")}</span>
        <bdi className="min-w-0 truncate">{name ?? t("networkSwitch.all")}</bdi>
      </MenuTrigger>
      <MenuContent>
        <MenuChoices value={name === undefined ? "" : chosen} onChoose={choose}>
          <MenuChoice value="">{t("networkSwitch.all")}</MenuChoice>
          {networks.map(([id, each]) => (
            <MenuChoice key={id} value={id}>
              {each}
            </MenuChoice>
          ))}
        </MenuChoices>
      </MenuContent>
    </Menu>
  );
}

/** The same on phones, behind "More". */
export function NetworkField({ chosen }: NetworkSwitchProps) {
  const t = useWords("console");
  const networks = useNetworks();
  const { choose } = useChoice();
  if (networks.length === 0) return null;
  return (
    <SelectField
      label={t("networkSwitch.label")}
      value={networks.some(([id]) => id === chosen) ? chosen : ""}
      onChange={(event) => choose(event.target.value)}
      choices={[["", t("networkSwitch.all")], ...networks]}
      className="mb-4"
    />
  );
}

/** Above what shows one network alone: that it does, and the way back. */
export function OneNetworkOnly({ name }: { readonly name: string }) {
  const t = useWords("console");
  const { pending, choose } = useChoice();
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
      <span>
        {t.rich("networkSwitch.only", {
          name: () => <bdi className="font-medium text-foreground">{name}</bdi>,
        })}
      </span>
      <Button size="sm" variant="link" pending={pending} onClick={() => choose("")}>
        {t("networkSwitch.showAll")}
      </Button>
    </p>
  );
}
