/** Permission levels, weakest first; the database stores the index. A level implies every level before it. */
export const LEVELS = ["user", "registered", "voice", "operator", "staff", "superuser"] as const;
export type Level = (typeof LEVELS)[number];

/** The number the database stores for a level, 0 to 5. */
export function levelValue(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The level a stored number stands for. Anything out of range is the weakest: doubt never grants. */
export function levelOf(value: number): Level {
  return LEVELS[value] ?? "user";
}

/** True when `level` is at least `required`. */
export function reaches(level: Level, required: Level): boolean {
  return levelValue(level) >= levelValue(required);
}

interface Person {
  readonly id: string;
  readonly level: Level;
}

/** May `actor` edit `target` at all? Oneself, anybody below, and for superusers anybody. */
export function mayEdit(actor: Person, target: Person): boolean {
  if (actor.id === target.id || actor.level === "superuser") return true;
  return levelValue(target.level) < levelValue(actor.level);
}

/**
 * May `actor` give `target` the level `next`? Nobody grants a level at or above their own (superusers excepted), touches
 * somebody at or above them, or changes their own level upwards. Staff is the least that may change levels.
 */
export function mayGrant(actor: Person, target: Person, next: Level): boolean {
  if (!reaches(actor.level, "staff") || !mayEdit(actor, target)) return false;
  if (actor.level === "superuser") return true;
  return actor.id !== target.id && levelValue(next) < levelValue(actor.level);
}

/** What may be set for one channel. Whoever is logged in on IRC is at least registered, so less would be no less. */
export const CHANNEL_LEVELS = LEVELS.slice(1);

/** What two people have in one channel, where it differs from what they have everywhere. */
interface LevelsThere {
  readonly actor: Level | null;
  readonly target: Level | null;
}

/**
 * As {@link mayGrant} for the level in one channel; `next` is null to have the one that counts everywhere again. Of `target` the higher level
 * counts, of `actor` the lower: nobody raises others, or oneself by others, where they were lowered. Superusers are above that.
 */
export function mayGrantIn(
  there: LevelsThere,
  actor: Person,
  target: Person,
  next: Level | null,
): boolean {
  const own = actor.level === "superuser" ? actor.level : lower(actor.level, there.actor);
  const theirs = higher(target.level, there.target);
  return mayGrant({ ...actor, level: own }, { ...target, level: theirs }, next ?? target.level);
}

const lower = (one: Level, other: Level | null): Level =>
  other !== null && reaches(one, other) ? other : one;
const higher = (one: Level, other: Level | null): Level =>
  other !== null && reaches(other, one) ? other : one;
