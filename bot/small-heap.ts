/**
 * Imported before everything else: from here on V8 lets the heap grow in the smallest steps. As an option of the process the same
 * flag would also halve the nursery, and a bot that answers hundreds of commands at once would spend a third of its time
 * collecting garbage (docs/decisions/102).
 */
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--optimize-for-size");
