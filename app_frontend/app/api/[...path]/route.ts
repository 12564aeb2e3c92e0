export {
  forward as DELETE,
  forward as GET,
  forward as OPTIONS,
  forward as PATCH,
  forward as POST,
  forward as PUT,
} from "@/lib/server/forward";

export const dynamic = "force-dynamic";
