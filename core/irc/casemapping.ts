/** CASEMAPPING values a server may announce in RPL_ISUPPORT (005). Others are treated as ascii. */
export type Casemapping = "ascii" | "rfc1459" | "rfc1459-strict";

declare const folded: unique symbol;
/** A nick or channel name reduced for comparison. Only {@link fold} makes one, so unfolded names cannot be compared by mistake. */
export type Folded = string & { readonly [folded]: true };

// RFC 1459 section 2.2: {}| are the lower case of []\ ; most servers also pair ~ with ^.
const upper: Readonly<Record<Casemapping, RegExp>> = {
  ascii: /[A-Z]/g,
  "rfc1459-strict": /[A-Z[\]\\]/g,
  rfc1459: /[A-Z[\]\\~]/g,
};

/** Folds a nick or channel name the way its network compares names. Non-ASCII letters are left alone, as servers do. */
export function fold(name: string, casemapping: Casemapping = "rfc1459"): Folded {
  return name.replace(upper[casemapping], (char) =>
    char === "~" ? "^" : String.fromCharCode(char.charCodeAt(0) + 32),
  ) as Folded;
}

/** Reads a CASEMAPPING token's value; unknown mappings compare as ascii, the safest guess. */
export function casemappingOf(value: string | undefined): Casemapping {
  if (value === undefined || value === "rfc1459") return "rfc1459";
  return value === "rfc1459-strict" || value === "strict-rfc1459" ? "rfc1459-strict" : "ascii";
}
