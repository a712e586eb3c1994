import { expect, test } from "vitest";
import { redactWire } from "./secrets.ts";

test.each([
  ["PASS hunter2", "PASS [secret]"],
  ["AUTHENTICATE c2VjcmV0", "AUTHENTICATE [secret]"],
  ["OPER root hunter2", "OPER root [secret]"],
  ["PRIVMSG NickServ :IDENTIFY steward hunter2", "PRIVMSG NickServ :IDENTIFY [secret]"],
  ["PRIVMSG NickServ :RECOVER steward hunter2", "PRIVMSG NickServ :RECOVER [secret]"],
  ["PRIVMSG NickServ :RELEASE steward hunter2", "PRIVMSG NickServ :RELEASE steward [secret]"],
  ["PRIVMSG NickServ :RELEASE steward", "PRIVMSG NickServ :RELEASE steward"],
  ["PRIVMSG #dev :we release on Friday", "PRIVMSG #dev :we release on Friday"],
])("%s is shown as %s", (line, shown) => {
  expect(redactWire(line)).toBe(shown);
});
