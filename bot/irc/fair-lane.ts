/** A queue in which nobody waits for another's backlog: speakers take turns, and so do the targets of each. */
export class FairLane<Item> {
  /** Maps keep the order of insertion, so the first key is the one whose turn it is. */
  private readonly speakers = new Map<string, Map<string, Item[]>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** How many items wait that `from` put in. */
  sizeOf(from: string): number {
    let sum = 0;
    for (const items of this.speakers.get(from)?.values() ?? []) sum += items.length;
    return sum;
  }

  push(from: string, target: string, item: Item): void {
    const targets = this.speakers.get(from) ?? new Map<string, Item[]>();
    const items = targets.get(target) ?? [];
    items.push(item);
    targets.set(target, items);
    this.speakers.set(from, targets);
    this.count++;
  }

  /**
   * The next item by turns that `mayLeave`; undefined when there is none. One that may not keeps its turn, and what waits behind it for
   * the same target waits with it.
   */
  shift(mayLeave: (item: Item) => boolean = () => true): Item | undefined {
    for (const [from, targets] of this.speakers) {
      for (const [target, [first]] of targets) {
        if (first === undefined || !mayLeave(first)) continue;
        this.turnOver(from, targets, target);
        return first;
      }
    }
    return undefined;
  }

  /** Whoever had a turn goes to the end. */
  private turnOver(from: string, targets: Map<string, Item[]>, target: string): void {
    const items = targets.get(target) ?? [];
    items.shift();
    targets.delete(target);
    if (items.length > 0) targets.set(target, items);
    this.speakers.delete(from);
    if (targets.size > 0) this.speakers.set(from, targets);
    this.count--;
  }

  /** Takes out what `isGone` says and gives it back. */
  remove(isGone: (item: Item) => boolean): Item[] {
    const removed: Item[] = [];
    for (const [from, targets] of this.speakers) {
      for (const [target, items] of targets) {
        const kept = items.filter((item) => {
          const gone = isGone(item);
          if (gone) removed.push(item);
          return !gone;
        });
        if (kept.length > 0) targets.set(target, kept);
        else targets.delete(target);
      }
      if (targets.size === 0) this.speakers.delete(from);
    }
    this.count -= removed.length;
    return removed;
  }
}
