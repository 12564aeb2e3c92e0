"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { DeleteAccountForm } from "@/components/auth/delete-account-form";
import { RenameForm } from "@/components/auth/rename-form";
import { ConnectionBanner } from "@/components/shell/connection-banner";
import { useStore } from "@/hooks/use-store";
import { session } from "@/lib/session/session";

const JOINED = new Intl.DateTimeFormat("en", { dateStyle: "long" });

export function AccountSheet() {
  const now = useStore(session);
  if (now.status !== "signed-in") return null;
  const { user } = now;
  return (
    <>
      <ConnectionBanner />
      <main className="mx-auto max-w-xl px-4 py-8 md:py-14">
        <Link className="inline-flex min-h-10 items-center gap-2 text-pen" href="/">
          <ArrowLeft aria-hidden className="size-4" /> Back to the list
        </Link>
        <div className="sheet mt-4 py-10 pr-6 pl-[calc(var(--gutter)+1.5rem)] md:pr-12">
          <h1 className="font-medium font-serif text-4xl tracking-[-0.02em]">Account</h1>
          <p className="mt-2 mb-8 break-words text-faded">
            {user.email}, here since {JOINED.format(new Date(user.created_at))}.
          </p>
          <RenameForm user={user} />
          <h2 className="mt-12 font-medium font-serif text-2xl">Delete the account</h2>
          <p className="mt-2 mb-6 text-faded">
            Your tasks and conversations go with it, at once and for good. There is no way back.
          </p>
          <DeleteAccountForm />
        </div>
      </main>
    </>
  );
}
