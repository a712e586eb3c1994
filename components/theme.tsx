export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** The theme a cookie or a stored value stands for; anything unknown follows the system. */
export function themeOf(value: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

export function densityOf(value: string | null | undefined): Density {
  return DENSITIES.find((density) => density === value) ?? "comfortable";
}

/**
 * Runs before the first paint. The server already rendered what the cookies say; this covers a browser that lost
 * its cookies but kept its local storage.
 */
export const themeScript = `(function(){try{var d=document.documentElement;[["theme",/^(light|dark|contrast|system)$/],["density",/^(compact|comfortable)$/]].forEach(function(p){var v=localStorage.getItem(p[0]);if(v&&p[1].test(v)&&!new RegExp("(^|; )"+p[0]+"=").test(document.cookie))d.dataset[p[0]]=v})}catch(e){}})()`;
