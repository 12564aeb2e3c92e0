import {
  Check,
  List,
  LoaderCircle,
  type LucideIcon,
  PencilLine,
  Plus,
  TriangleAlert,
  Wrench,
  X,
} from "lucide-react";
import type { LiveToolCall } from "@/lib/chat/turn";

const ICONS: Record<string, LucideIcon> = {
  add_task: Plus,
  complete_task: Check,
  delete_task: X,
  list_tasks: List,
  update_task: PencilLine,
};

export function ToolCallIcon({ call }: { call: LiveToolCall }) {
  if (call.ok === null) return <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-pen" />;
  if (!call.ok) return <TriangleAlert aria-hidden className="size-4 shrink-0 text-danger" />;
  const Icon = ICONS[call.name] ?? Wrench;
  return <Icon aria-hidden className="size-4 shrink-0 text-pen" strokeWidth={2.25} />;
}
