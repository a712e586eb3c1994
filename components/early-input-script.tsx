/**
 * Notes what people type and choose before React takes the page over, which would put the page's own values back. Runs
 * before anything can be typed; `useEarlyInput` gives it back.
 */
export const earlyInputScript = `(function(){var typed=window.stewardTyped=new WeakMap();document.addEventListener("input",function(e){var c=e.target;if(c&&c.form!==undefined)typed.set(c,c.type==="checkbox"||c.type==="radio"?c.checked:c.value)},true)})()`;
