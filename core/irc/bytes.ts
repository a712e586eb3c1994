const encoder = new TextEncoder();

/** Length in bytes of UTF-8, in Node and in browsers alike. */
export const byteLength: (text: string) => number =
  typeof Buffer === "undefined" ? (text) => encoder.encode(text).length : Buffer.byteLength;
