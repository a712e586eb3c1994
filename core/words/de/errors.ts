import type { Translation } from "../catalogues.ts";
import type { errors as english } from "../en/errors.ts";

export const errors: Translation<typeof english> = {
  form: {
    check: "Prüfe die markierten Felder.",
    unfit: "Das passt nicht.",
    unexpected: "Etwas ging schief; es ist protokolliert.",
  },
  access: {
    signInFirst: "Melde dich zuerst an.",
    needsLevel: "Dafür braucht es die Stufe {level}.",
  },
};
