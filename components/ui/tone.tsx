import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";

/** What a message means. Each has a colour and an icon of its own shape, so colour never stands alone. */
export type Tone = "info" | "success" | "warning" | "danger";

export const toneIcon: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: OctagonAlert,
};

export const toneText: Readonly<Record<Tone, string>> = {
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

export const toneBox: Readonly<Record<Tone, string>> = {
  info: "border-info/30 bg-info-soft high-contrast:border-info",
  success: "border-success/30 bg-success-soft high-contrast:border-success",
  warning: "border-warning/35 bg-warning-soft high-contrast:border-warning",
  danger: "border-danger/35 bg-danger-soft high-contrast:border-danger",
};
