"use client";

import { Toast } from "radix-ui";
import { ToastCard } from "@/components/ui/toast-card";
import { useStore } from "@/hooks/use-store";
import { notices } from "@/lib/notices";

const VISIBLE_MS = 6000;

/** Short messages at the edge of the page; pointing at one keeps it. */
export function Toasts() {
  const shown = useStore(notices);
  return (
    <Toast.Provider duration={VISIBLE_MS} label="Notice">
      {shown.map((notice) => (
        <ToastCard key={notice.id} notice={notice} />
      ))}
      <Toast.Viewport className="fixed right-4 bottom-20 left-4 z-50 flex flex-col items-center gap-2 md:right-9 md:bottom-10 md:left-auto md:max-w-[27rem] md:items-end" />
    </Toast.Provider>
  );
}
