import { baseOf, type LineHandler } from "../context.ts";

export const onTopic: LineHandler = (line, context) => {
  const [channel, text = ""] = line.params;
  if (!channel) return;
  const base = baseOf(line, context);
  if (!base.playback) {
    context.presence.facts.setTopic(channel, text);
    context.presence.facts.setTopicBy(channel, base.source.nick, base.at);
  }
  context.emit({ ...base, kind: "topic", channel, text });
};
