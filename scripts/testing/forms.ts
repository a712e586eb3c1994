/** Somebody whose browser runs no script: opens pages and sends their forms as HTML says. */

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&quot;": '"', "&amp;": "&", "&#x27;": "'", "&lt;": "<", "&gt;": ">" },
};
const decoded = (text: string) => text.replace(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? entity);

const attribute = (tag: string, name: string) =>
  decoded(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

export class FormVisitor {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async #ask(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(address, this.#origin), {
      ...{ ...init, redirect: "manual", headers: { origin: this.#origin, cookie } },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** What the page is, as HTML. */
  async open(address: string): Promise<string> {
    return (await this.#ask(address)).text();
  }

  /** Fills in the form that has these fields and sends it. Gives the answer's status and where it leads to. */
  async send(address: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const page = await this.open(address);
    const form = [...page.matchAll(/<form[^>]*>.*?<\/form>/gs)]
      .map(([text]) => text)
      .find((text) => Object.keys(fields).every((name) => text.includes(`name="${name}"`)));
    if (form === undefined) throw new Error(`${address} has no such form: ${page}`);
    const body = new FormData();
    for (const [tag] of form.matchAll(/<input type="hidden"[^>]*>/g))
      body.append(attribute(tag, "name"), attribute(tag, "value"));
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const response = await this.#ask(address, { method: "POST", body });
    return `${response.status} ${response.headers.get("location") ?? ""}`.trim();
  }
}
