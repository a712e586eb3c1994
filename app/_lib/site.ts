import "server-only";
import { cache } from "react";
import { readEnv } from "#core/env";
import { type Site, siteSettings } from "#core/site/site";
import { db } from "#web/db";

/** The site's name, address and sign-up mode, read once per request. */
export const currentSite: () => Promise<Site> = cache(() => siteSettings(db, readEnv()));
