import Link from "next/link";
import { BlankPage } from "@/components/ui/blank-page";

export default function NotFound() {
  return (
    <BlankPage title="This page is blank">
      <p className="text-faded">There is nothing at this address.</p>
      <Link className="text-pen underline underline-offset-4" href="/">
        Back to the list
      </Link>
    </BlankPage>
  );
}
