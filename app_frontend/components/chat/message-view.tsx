import { Answer } from "@/components/chat/answer";
import { Question } from "@/components/chat/question";
import type { Message } from "@/lib/api/types";

/** One message of the server's history. */
export function MessageView({ message }: { message: Message }) {
  if (message.role === "user") return <Question text={message.content} time={message.created_at} />;
  return <Answer text={message.content} toolCalls={message.tool_calls} />;
}
