"use client";

import { LogOut, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { useStore } from "@/hooks/use-store";
import { logout } from "@/lib/api/auth";
import { explain } from "@/lib/api/problem";
import { warn } from "@/lib/notices";
import { session } from "@/lib/session/session";
import { flushDeletions } from "@/lib/tasks/deletions";
import { chooseTheme, currentTheme, type Theme } from "@/lib/theme";

const THEME_NAMES: [Theme, string][] = [
  ["system", "Like the device"],
  ["light", "Day"],
  ["dark", "Night"],
];

async function signOut(): Promise<void> {
  try {
    await flushDeletions(false);
    await logout();
  } catch (error) {
    warn(explain(error));
  }
}

function ThemeChoice() {
  const [theme, setTheme] = useState(currentTheme);
  const choose = (value: string) => {
    chooseTheme(value as Theme);
    setTheme(value as Theme);
  };
  return <MenuChoice label="Colours" onChoose={choose} options={THEME_NAMES} value={theme} />;
}

/** Everything about the person and their page. */
export function AccountMenu() {
  const router = useRouter();
  const now = useStore(session);
  if (now.status !== "signed-in") return null;
  return (
    <Menu trigger={<IconButton icon={UserRound} label="Account and colours" />}>
      <p className="max-w-64 truncate px-2.5 pt-2 pb-1.5 font-semibold">{now.user.name ?? now.user.email}</p>
      <MenuSeparator />
      <MenuLabel>Colours</MenuLabel>
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem onSelect={() => router.push("/account")}>
        <UserRound aria-hidden className="size-4" /> Account
      </MenuItem>
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden className="size-4" /> Sign out
      </MenuItem>
    </Menu>
  );
}
