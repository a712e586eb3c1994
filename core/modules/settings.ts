/** A module's settings as operators change them: checked against the schema its module told, secrets hidden. */
import { z } from "zod";
import { AppError } from "#core/errors";
import { tell } from "#core/words/told";

/** What can be shown of a JSON Schema without knowing the module. */
const properties = z.object({
  properties: z
    .record(
      z.string(),
      z.looseObject({
        description: z.string().optional(),
        writeOnly: z.boolean().optional(),
        default: z.unknown().optional(),
      }),
    )
    .default({}),
});

export interface ShownSetting {
  readonly name: string;
  readonly description: string;
  /** As it may be shown: secrets only as set. */
  readonly value: unknown;
  readonly isDefault: boolean;
}

/** Every setting of a module with its value, by name: PostgreSQL does not keep the schema's order. Empty when the module told none. */
export function listSettings(schema: unknown, stored: unknown): ShownSetting[] {
  const known = properties.safeParse(schema);
  const values = asRecord(stored);
  return byName(known.data?.properties ?? {}).map(([name, spec]) => {
    const isDefault = !(name in values);
    const value = isDefault ? spec.default : values[name];
    const isHidden = spec.writeOnly === true && value !== undefined && value !== "";
    return {
      name,
      description: spec.description ?? "",
      value: isHidden ? "[secret]" : value,
      isDefault,
    };
  });
}

/**
 * Settings with one of them changed; undefined takes it back to its default. Throws AppError invalid for a name the module
 * does not have, or a value that does not fit its schema.
 */
export function withSetting(
  schema: unknown,
  stored: unknown,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const known = properties.safeParse(schema);
  const names = byName(known.data?.properties ?? {}).map(([each]) => each);
  if (!names.includes(name)) {
    const known = names.join(", ");
    throw new AppError(
      "invalid",
      known ? { key: "modules.noSetting", name, known } : { key: "modules.noSettings", name },
    );
  }
  const { [name]: _, ...others } = asRecord(stored);
  if (value === undefined) return others;
  const problem = whyNotFit(known.data?.properties[name], value);
  if (problem !== null)
    throw new AppError("invalid", { key: "modules.unfitSetting", name, problem });
  return { ...others, [name]: value };
}

function whyNotFit(spec: unknown, value: unknown): string | null {
  try {
    const parsed = z
      .fromJSONSchema(spec as Parameters<typeof z.fromJSONSchema>[0])
      .safeParse(value);
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? tell({ key: "form.unfit" }));
  } catch {
    // A schema zod cannot read back: the module itself is the judge when it is loaded.
    return null;
  }
}

/** What somebody typed as the value it stands for: JSON where it is JSON of the wanted type, else the text itself. */
export function readTyped(schema: unknown, name: string, typed: string): unknown {
  const spec = properties.safeParse(schema).data?.properties[name];
  if (spec?.type === "string" || spec?.enum !== undefined) return unquoted(typed);
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    // Not JSON: on, off, yes and no are what people say for a switch.
    const said = typed.trim().toLowerCase();
    if (spec?.type === "boolean" && /^(on|yes|off|no)$/.test(said))
      return said === "on" || said === "yes";
    // A list as people write one.
    if (spec?.type === "array") return typed.split(",").map((part) => part.trim());
    return typed;
  }
}

/** Settings as a trail may keep them: secrets (`writeOnly` in the schema), and what no schema tells about, only as set. */
export function hideSecrets(schema: unknown, stored: unknown): Record<string, unknown> {
  const specs = properties.safeParse(schema).data?.properties ?? {};
  return Object.fromEntries(
    Object.entries(asRecord(stored)).map(([name, value]) => {
      const spec = specs[name];
      return [name, spec === undefined || spec.writeOnly === true ? "[secret]" : value];
    }),
  );
}

const unquoted = (typed: string) => /^"(.*)"$/s.exec(typed)?.[1] ?? typed;

export function asRecord(stored: unknown): Record<string, unknown> {
  const isRecord = typeof stored === "object" && stored !== null && !Array.isArray(stored);
  return isRecord ? (stored as Record<string, unknown>) : {};
}

function byName<T>(record: Record<string, T>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
