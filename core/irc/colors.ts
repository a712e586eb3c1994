/** A colour of IRC text: a number of the palette, 0 to 98, or `#rrggbb`. */
export type IrcColor = number | `#${string}`;

// https://modern.ircdocs.horse/formatting#colors
const basic = [
  0xffffff, 0x000000, 0x00007f, 0x009300, 0xff0000, 0x7f0000, 0x9c009c, 0xfc7f00, 0xffff00,
  0x00fc00, 0x009393, 0x00ffff, 0x0000fc, 0xff00ff, 0x7f7f7f, 0xd2d2d2,
] as const;

const extended = [
  0x470000, 0x472100, 0x474700, 0x324700, 0x004700, 0x00472c, 0x004747, 0x002747, 0x000047,
  0x2e0047, 0x470047, 0x47002a, 0x740000, 0x743a00, 0x747400, 0x517400, 0x007400, 0x007449,
  0x007474, 0x004074, 0x000074, 0x4b0074, 0x740074, 0x740045, 0xb50000, 0xb56300, 0xb5b500,
  0x7db500, 0x00b500, 0x00b571, 0x00b5b5, 0x0063b5, 0x0000b5, 0x7500b5, 0xb500b5, 0xb5006b,
  0xff0000, 0xff8c00, 0xffff00, 0xb2ff00, 0x00ff00, 0x00ffa0, 0x00ffff, 0x008cff, 0x0000ff,
  0xa500ff, 0xff00ff, 0xff0098, 0xff5959, 0xffb459, 0xffff71, 0xcfff60, 0x6fff6f, 0x65ffc9,
  0x6dffff, 0x59b4ff, 0x5959ff, 0xc459ff, 0xff66ff, 0xff59bc, 0xff9c9c, 0xffd39c, 0xffff9c,
  0xe2ff9c, 0x9cff9c, 0x9cffdb, 0x9cffff, 0x9cd3ff, 0x9c9cff, 0xdc9cff, 0xff9cff, 0xff94d3,
  0x000000, 0x131313, 0x282828, 0x363636, 0x4d4d4d, 0x656565, 0x818181, 0x9f9f9f, 0xbcbcbc,
  0xe2e2e2, 0xffffff,
] as const;

const palette: readonly number[] = [...basic, ...extended];

/** How many numbered colours there are; the next number, 99, means none. */
export const paletteSize = palette.length;

function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff);
  const blue = (a & 0xff) - (b & 0xff);
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

/**
 * The one of the sixteen basic colours, 0 to 15, that looks most like `color`. Pages draw only these sixteen, each
 * tuned to be readable in every theme, so that nobody can write what a moderator's eye cannot see.
 */
export function nearestBasic(color: IrcColor): number {
  if (typeof color === "number" && color >= 0 && color < basic.length) return color;
  const rgb = typeof color === "number" ? palette[color] : Number.parseInt(color.slice(1), 16);
  if (rgb === undefined || Number.isNaN(rgb)) return 1;
  let nearest = 0;
  for (const [index, candidate] of basic.entries())
    if (distance(rgb, candidate) < distance(rgb, basic[nearest] ?? 0)) nearest = index;
  return nearest;
}
