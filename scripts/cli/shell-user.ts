import { userInfo } from "node:os";

/** Who is at the shell, for the audit trail. */
export function shellUser(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the user may have a number and no name.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

/** Who does something at the shell, and when. */
export const visitOf = ({ now }: { readonly now: Date }) => ({ userName: shellUser(), now });
