import { redirect } from "next/navigation";

/** Without a token there is only one thing to do: ask for one. */
export default function ResetIndexPage() {
  redirect("/forgot");
}
