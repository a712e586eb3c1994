/**
 * Which Tailwind classes set the same property, for the classes that this project uses. tailwind-merge's own list of all
 * there are is three times the code, and every public page would carry it. cn.test.ts holds that both agree on our classes,
 * and says which group is missing here when a new one is used.
 */
const any = () => true;
const isNumber = (value: string) => /^[\d.]+$|^\[\d/.test(value);
const isSize = (value: string) => /^(2xs|xs|sm|base|lg|[23]?xl|\[\d.*)$/.test(value);

/** Groups of one prefix each, all of whose values exclude each other: `p-2` and `p-4`. */
const prefixed = (names: string) =>
  Object.fromEntries(names.split(" ").map((name) => [name, [{ [name]: [any] }]]));

/** Classes that exclude each other and have no prefix in common. */
const words = (names: string) => names.split(" ");

export const classGroups = {
  ...prefixed("p px py pt pr pb pl m mx my mt mr mb ml gap gap-x gap-y space-y scroll-mt"),
  ...prefixed("size w h min-w max-w min-h max-h basis indent leading tracking"),
  ...prefixed("inset inset-x inset-y top right bottom left z order"),
  ...prefixed("items justify justify-items place-items self grid-cols col-span align"),
  ...prefixed("translate-x translate-y rotate scale origin opacity cursor select animate duration"),
  ...prefixed(
    "underline-offset outline-offset line-clamp overflow overflow-x overflow-y overscroll",
  ),
  ...prefixed("backdrop-blur fill pointer-events whitespace appearance field-sizing ease list"),
  ...prefixed("shadow bg transition rounded rounded-t rounded-b"),
  display: words(
    "block contents flex grid hidden inline inline-block inline-flex inline-grid table",
  ),
  position: words("absolute fixed relative sticky static"),
  "sr-only": words("sr-only not-sr-only"),
  italic: words("italic not-italic"),
  decoration: words("line-through no-underline underline overline"),
  "decoration-color": [{ decoration: [any] }],
  numerals: ["tabular-nums"],
  truncate: words("truncate text-ellipsis text-clip"),
  break: words("break-all break-words break-normal"),
  wrap: [{ wrap: [any] }],
  "font-weight": [{ font: words("normal medium semibold bold") }],
  "font-family": [{ font: words("sans mono") }],
  "flex-direction": [{ flex: words("row col row-reverse col-reverse") }],
  "flex-wrap": [{ flex: words("wrap nowrap wrap-reverse") }],
  flex: [{ flex: words("1 auto initial none") }],
  shrink: [{ shrink: ["", isNumber] }],
  grow: [{ grow: ["", isNumber] }],
  "text-size": [{ text: [isSize] }],
  "text-align": [{ text: words("left center right") }],
  "text-wrap": [{ text: words("wrap nowrap balance pretty") }],
  "text-color": [{ text: [any] }],
  "align-content": [{ content: words("center start end between stretch") }],
  content: [{ content: [any] }],
  "border-collapse": [{ border: words("collapse separate") }],
  "border-w": [{ border: ["", isNumber] }],
  ...Object.fromEntries(
    words("x y t r b l").map((side) => [
      `border-w-${side}`,
      [{ [`border-${side}`]: ["", isNumber] }],
    ]),
  ),
  "border-color": [{ border: [any] }],
  "divide-x": [{ "divide-x": ["", isNumber] }],
  "divide-y": [{ "divide-y": ["", isNumber] }],
  "divide-color": [{ divide: [any] }],
  "outline-style": [{ outline: words("none hidden") }],
  "outline-w": [{ outline: ["", isNumber] }],
  "outline-color": [{ outline: [any] }],
  "ring-w": [{ ring: ["", isNumber] }],
  "ring-color": [{ ring: [any] }],
  stroke: [{ stroke: [any] }],
};

/** A later class of the first group takes the place of earlier ones of the others: `p-0` after `px-2`. */
export const conflictingClassGroups = {
  overflow: ["overflow-x", "overflow-y"],
  inset: words("inset-x inset-y top right bottom left"),
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  gap: ["gap-x", "gap-y"],
  p: words("px py pt pr pb pl"),
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: words("mx my mt mr mb ml"),
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  flex: ["basis", "grow", "shrink"],
  "text-size": ["leading"],
  "line-clamp": ["display", "overflow"],
  rounded: ["rounded-t", "rounded-b"],
  "border-w": words("border-w-x border-w-y border-w-t border-w-r border-w-b border-w-l"),
  "border-w-x": ["border-w-r", "border-w-l"],
  "border-w-y": ["border-w-t", "border-w-b"],
};
