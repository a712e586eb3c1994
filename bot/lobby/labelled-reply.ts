import { type Message, newMsgid } from "./message.ts";
import type { World } from "./world.ts";

/** Collects what answers one labelled line (ircv3.net labeled-response). */
export class LabelledReply {
  private readonly label: string;
  private readonly hasBatch: boolean;
  private readonly messages: Message[] = [];

  constructor(label: string, hasBatch: boolean) {
    this.label = label;
    this.hasBatch = hasBatch;
  }

  add(message: Message): void {
    this.messages.push(message);
  }

  /** The answer with its label: ACK for none, the message itself for one, else a batch. */
  finish(world: World): Message[] {
    const [first, ...more] = this.messages;
    const label = new Map([["label", this.label]]);
    if (!first) return [{ ...world.notice("ACK"), ownTags: label }];
    if (more.length === 0) return [{ ...first, ownTags: label }];
    if (!this.hasBatch) return [{ ...first, ownTags: label }, ...more];
    const batch = newMsgid();
    const ownTags = new Map([["batch", batch]]);
    return [
      { ...world.notice("BATCH", `+${batch}`, "labeled-response"), ownTags: label },
      ...this.messages.map((message) => ({ ...message, ownTags })),
      world.notice("BATCH", `-${batch}`),
    ];
  }
}
