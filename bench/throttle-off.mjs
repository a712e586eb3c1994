/**
 * Loaded into the bot before its own first line (`node --import`). Takes off what would measure a limit instead of the bot:
 * the pace of lines towards a server, and how many commands a channel and everybody together may give. All else stays: each
 * asker comes from a host of its own, so that the limit of a sender and the guard against repeated texts never bite.
 */
import { defaultFloodLimits } from "#bot/commands/flood";
import { PACES } from "#bot/irc/penalty-clock";

Object.assign(PACES.fast, PACES.none);
const boundless = { burst: 1e9, perSecond: 1e9 };
Object.assign(defaultFloodLimits.channel, boundless);
Object.assign(defaultFloodLimits.everybody, boundless);
