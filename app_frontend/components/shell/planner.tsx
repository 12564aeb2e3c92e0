"use client";

import { clsx } from "clsx";
import { useState } from "react";
import { ChatPane } from "@/components/chat/chat-pane";
import { ConversationDrawer } from "@/components/conversations/conversation-drawer";
import { ConversationRail } from "@/components/conversations/conversation-rail";
import { AccountMenu } from "@/components/shell/account-menu";
import { ConnectionBanner } from "@/components/shell/connection-banner";
import { type Pane, PaneTabs } from "@/components/shell/pane-tabs";
import { TaskSheet } from "@/components/tasks/task-sheet";
import { Wordmark } from "@/components/ui/wordmark";

/** The whole workplace: conversations, the one that is open, and the sheet of tasks. */
export function Planner() {
  const [pane, setPane] = useState<Pane>("chat");
  return (
    <div className="flex h-dvh flex-col">
      <ConnectionBanner />
      <div className="grid min-h-0 flex-1 md:grid-cols-[minmax(0,1fr)_minmax(22rem,26rem)] lg:grid-cols-[15rem_minmax(0,1fr)_minmax(24rem,26rem)] xl:grid-cols-[16rem_minmax(0,1fr)_31rem]">
        <ConversationRail className="hidden lg:flex" />
        <main className="contents">
          <h1 className="sr-only">Todo</h1>
          <div className={clsx("min-h-0 min-w-0 flex-col md:flex", pane === "chat" ? "flex" : "hidden")}>
            <header className="flex items-center justify-between px-3 pt-3 lg:hidden">
              <ConversationDrawer />
              <Wordmark />
              <AccountMenu />
            </header>
            <ChatPane />
          </div>
          <TaskSheet className={clsx("min-h-0 md:flex", pane === "tasks" ? "flex" : "hidden")} />
        </main>
      </div>
      <PaneTabs onChoose={setPane} pane={pane} />
    </div>
  );
}
