import { expect, test } from "vitest";
import { reasons } from "#core/words/en/console/reasons";
import { translator } from "#core/words/translate";
import { changeInWords, reasonInWords } from "./reason-words.ts";

const [en, de] = [translator("en", "console"), translator("de", "console")];

test.each([
  ["connect ECONNREFUSED 127.0.0.1:6667", "Nothing listens at that address and port"],
  ["connect ETIMEDOUT 192.0.2.1:6697", "There was no answer in time"],
  ["read ECONNRESET", "The other side closed the connection"],
  ["getaddrinfo ENOTFOUND irc.example", "There is no machine of that name"],
  ["self-signed certificate in certificate chain", "The server signed its certificate itself"],
  [
    "Hostname/IP does not match certificate's altnames: Host: localhost. is not cert's CN: irc",
    "The server’s certificate is for another name",
  ],
  [
    "C0E7:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:ssl/record.c:80:",
    "The server does not speak TLS at that port",
  ],
])("%s is said in words, and can still be read", (reason, words) => {
  expect(reasonInWords(reason, en)).toEqual({ text: words, raw: reason });
  const german = reasonInWords(reason, de);
  expect(german.raw).toBe(reason);
  expect(german.text).not.toBe(words);
});

test("a server's refusal is told in the reader's language, its own words behind it", () => {
  for (const sentence of Object.values(reasons.refused)) {
    const refusal = `${sentence}: Cannot do that: +x`;
    expect(reasonInWords(refusal, en)).toEqual({ text: refusal, raw: null });
    const { text } = reasonInWords(refusal, de);
    expect(text).toMatch(/: Cannot do that: \+x$/);
    expect(text).not.toContain(sentence);
    expect(reasonInWords(`${sentence}.`, de).text).not.toContain(sentence);
  }
});

test.each(["", "Closing Link: ECONNREFUSED", "Ping timeout", "The channel: is full (+l)"])(
  "what is not ours stays as it came: %j",
  (reason) => {
    expect(reasonInWords(reason, de)).toEqual({ text: reason, raw: null });
  },
);

test("what happened to an account is told in the reader's language", () => {
  expect(changeInWords("second factor turned on", en)).toBe("second factor turned on");
  expect(changeInWords("second factor turned on", de)).toBe("zweiter Faktor eingeschaltet");
  expect(changeInWords("something else", de)).toBe("something else");
});

test.each([
  [
    "level changed from user to staff by ada (shell)",
    "Stufe von user zu staff geändert, durch ada (shell)",
  ],
  [
    "level in #dev (Libera) changed from voice to operator by ada",
    "Stufe in #dev (Libera) von voice zu operator geändert, durch ada",
  ],
  [
    "level in #dev (Libera) changed from as everywhere to operator by ada",
    "Stufe in #dev (Libera): operator statt wie überall, durch ada",
  ],
  [
    "level in #dev (Libera) changed from voice to as everywhere by ada",
    "Stufe in #dev (Libera): wie überall statt voice, durch ada",
  ],
  ["account disabled by ada (was active)", "Konto gesperrt durch ada (war active)"],
  ["bob was not let in by ada", "bob wurde von ada nicht aufgenommen"],
])("%j names people and levels in any language", (sentence, translated) => {
  expect(changeInWords(sentence, en)).toBe(sentence);
  expect(changeInWords(sentence, de)).toBe(translated);
});
